using System.Globalization;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Rates as they are written on the command line: 10/s, 600/m, 5000/h.</summary>
internal static class RateText
{
    private const int Most = 1_000_000;

    public static bool TryParse(string text, out HttpRate? rate, out string problem)
    {
        rate = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var number = slash < 0 ? text : text[..slash];
        TimeSpan? period = slash < 0 ? null : text[(slash + 1)..] switch
        {
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => null,
        };
        var isNumber = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        if (slash < 0)
        {
            problem = isNumber ? $"'{text}' has no unit: write {text}/s, {text}/m or {text}/h" : $"'{text}' is no rate: write 10/s, 600/m or 5000/h";
        }
        else if (period is not { } time)
        {
            problem = $"'{text}' has an unknown unit: known are /s, /m and /h";
        }
        else if (!isNumber || count is < 1 or > Most)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"'{text}' is out of range: 1 to {Most:N0} requests");
        }
        else
        {
            rate = new HttpRate(count, time);
            problem = "";
        }

        return problem.Length == 0;
    }
}
