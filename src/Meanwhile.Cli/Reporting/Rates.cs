using System.Globalization;

namespace Meanwhile.Cli.Reporting;

/// <summary>Rates as people say them.</summary>
internal static class Rates
{
    /// <summary>"1,234/s", "0.3/s", "12/min".</summary>
    public static string Short(double aSecond) =>
        aSecond >= 9.95 || aSecond <= 0 ? string.Create(CultureInfo.InvariantCulture, $"{aSecond:N0}/s")
        : aSecond >= 0.95 ? string.Create(CultureInfo.InvariantCulture, $"{aSecond:0.#}/s")
        : string.Create(CultureInfo.InvariantCulture, $"{aSecond * 60:0.#}/min");
}
