using System.Globalization;

namespace Meanwhile.Programs.Reporting;

/// <summary>Numbers as the page writes them: two or three digits that count.</summary>
internal static class Figures
{
    internal static string Number(double value) =>
        value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.#", >= 0.1 => "0.##", _ => "0.###" }, CultureInfo.InvariantCulture);

    internal static string Figure(double value, string unit) =>
        (value, unit) switch
        {
            ( >= 1e6, "ns") => $"{Number(value / 1e6)} ms",
            ( >= 1e4, "ns") => $"{Number(value / 1e3)} µs",
            _ => $"{Number(value)} {unit}",
        };

    /// <summary>The ratio, and behind it the least and the most of any one round.</summary>
    internal static string Ratio(double ratio, double[] rounds) =>
        rounds.Length < 2 ? $"{Number(ratio)} ×" : $"{Number(ratio)} × ({Number(rounds.Min())} to {Number(rounds.Max())})";

    /// <summary>Whether that value is within its bar.</summary>
    internal static string Verdict(double value, double most) => value <= most ? "met" : "**missed**";
}
