using System.Globalization;

namespace Meanwhile.Cli.Reporting;

/// <summary>Times as people say them.</summary>
internal static class Durations
{
    /// <summary>"850 ms", "1.05 s", "42.3 s", "3 min 20 s", "2 h 5 min".</summary>
    public static string Short(TimeSpan time) =>
        time.TotalMilliseconds < 999.5 ? Text($"{time.TotalMilliseconds:0} ms")
        : time.TotalSeconds < 9.995 ? Text($"{time.TotalSeconds:0.##} s")
        : time.TotalSeconds < 59.95 ? Text($"{time.TotalSeconds:0.#} s")
        : Long(TimeSpan.FromSeconds(Math.Round(time.TotalSeconds)));

    private static string Long(TimeSpan time) =>
        time.TotalHours < 1 ? Text($"{time.Minutes} min{(time.Seconds == 0 ? "" : Text($" {time.Seconds} s"))}")
        : Text($"{(long)time.TotalHours} h{(time.Minutes == 0 ? "" : Text($" {time.Minutes} min"))}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
