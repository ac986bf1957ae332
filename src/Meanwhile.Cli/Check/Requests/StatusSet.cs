using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Meanwhile.Cli.Check.Requests;

/// <summary>A set of statuses, as it is written on the command line: 200..=299,301,5xx.</summary>
internal sealed class StatusSet
{
    private const int Least = 100;
    private const int End = 1000;

    private readonly bool[] statuses = new bool[End];

    private StatusSet() { }

    public static StatusSet Accepted { get; } = Of("200..=399");

    public static StatusSet Retried { get; } = Of("408,429,5xx");

    public bool Contains(int status) => status is >= 0 and < End && statuses[status];

    public static bool TryParse(string text, [NotNullWhen(true)] out StatusSet? set, out string problem)
    {
        var found = new StatusSet();
        foreach (var part in text.Split(','))
        {
            if (!TryRange(part.Trim(), out var from, out var end))
            {
                set = null;
                problem = $"'{part}' is no status: write 404, 5xx, 200..=299 or 200-299, with commas between";
                return false;
            }

            for (var status = from; status < end; status++)
            {
                found.statuses[status] = true;
            }
        }

        set = found;
        problem = "";
        return true;
    }

    private static StatusSet Of(string text) => TryParse(text, out var set, out var problem) ? set : throw new ArgumentException(problem, nameof(text));

    /// <param name="part">One entry of the list.</param>
    /// <param name="from">The first status.</param>
    /// <param name="end">The one after the last.</param>
    private static bool TryRange(string part, out int from, out int end)
    {
        if (part.Length == 3 && part.EndsWith("xx", StringComparison.OrdinalIgnoreCase))
        {
            var isClass = part[0] is >= '1' and <= '9';
            from = isClass ? (part[0] - '0') * 100 : 0;
            end = from + 100;
            return isClass;
        }

        // As lychee writes them: "..=" with the last one, ".." without.
        var (first, last, past) =
            Split(part, "..=", 1) ?? Split(part, "..", 0) ?? Split(part, "-", 1) ?? (part, part, 1);
        end = 0;
        if (!TryStatus(first, out from) || !TryStatus(last, out var to))
        {
            return false;
        }

        end = to + past;
        return from < end;
    }

    private static (string First, string Last, int Past)? Split(string part, string separator, int past) =>
        part.IndexOf(separator, StringComparison.Ordinal) is var at and > 0 ? (part[..at], part[(at + separator.Length)..], past) : null;

    private static bool TryStatus(string text, out int status) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out status) && status is >= Least and < End;
}
