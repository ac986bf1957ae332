using System.Globalization;
using System.Text.RegularExpressions;

namespace Meanwhile.Samples.Tests.Running;

/// <summary>A time that a program printed, and the line it stands in.</summary>
internal sealed record Seconds(double Value, string Line)
{
    /// <summary>The times in all lines of a form in which # stands for them.</summary>
    public static IReadOnlyList<Seconds> In(Printed printed, string form)
    {
        var pattern = $"^{Regex.Escape(form).Replace("\\#", "(?<time>[0-9]+[.][0-9]+)", StringComparison.Ordinal)}$";
        return
        [
            .. printed
                .Lines.Select(line => Regex.Match(line, pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture))
                .Where(match => match.Success)
                .Select(match => new Seconds(double.Parse(match.Groups["time"].ValueSpan, CultureInfo.InvariantCulture), match.Value)),
        ];
    }
}
