using System.Globalization;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Times as they are written on the command line: 500ms, 20s, 1.5s, 2m, 1h.</summary>
internal static class Duration
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>The most that any option takes.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    public static bool TryParse(string text, out TimeSpan value, out string problem)
    {
        value = default;
        problem = "";
        var number = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
        var unit = text[number.Length..];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || !double.IsFinite(count))
        {
            problem = $"'{text}' is no time: write 500ms, 20s, 1.5s or 2m";
        }
        else if (unit.Length == 0)
        {
            problem = $"'{text}' has no unit: write {text}s or {text}ms";
        }
        else if (Array.Find(Units, known => known.Unit == unit) is not { Unit: not null } found)
        {
            problem = $"'{text}' has an unknown unit: known are ms, s, m and h";
        }
        else if (count * found.Seconds > Most.TotalSeconds)
        {
            problem = $"'{text}' is out of range: the most is 24h";
        }
        else
        {
            value = TimeSpan.FromTicks((long)Math.Round(count * found.Seconds * TimeSpan.TicksPerSecond));
        }

        return problem.Length == 0;
    }
}
