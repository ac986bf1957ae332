using System.Text.RegularExpressions;

namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>Reads the tables of the map.</summary>
internal static partial class MapText
{
    internal const string File = "docs/asyncio-map.md";

    private const string Heading = "## ";
    private const string OfAsyncio = "| asyncio |";
    private const string Planned = "planned:";
    private const string None = "none:";

    internal static IReadOnlyList<MapRow> Rows { get; } = [.. Read(Repository.Read(File))];

    internal static IEnumerable<MapRow> Read(string markdown)
    {
        var lines = markdown.Split('\n');
        var section = "";
        var isOfAsyncio = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                section = line[Heading.Length..];
            }
            else if (line.StartsWith("|---", StringComparison.Ordinal))
            {
                isOfAsyncio = lines[i - 1].StartsWith(OfAsyncio, StringComparison.Ordinal);
            }
            else if (line.StartsWith('|') && !(i + 1 < lines.Length && lines[i + 1].StartsWith("|---", StringComparison.Ordinal)))
            {
                yield return Row(section, i + 1, isOfAsyncio, line);
            }
        }
    }

    private static MapRow Row(string section, int number, bool isOfAsyncio, string line)
    {
        // A bar inside of code would end the cell in most readers of Markdown, so no cell has one.
        var cells = line.Trim('|').Split('|');
        if (cells.Length != 3)
        {
            throw new FormatException($"{File}, line {number}: a row has three cells, and this one {cells.Length}.");
        }

        var ours = cells[1].Trim();
        var state =
            ours.StartsWith(Planned, StringComparison.Ordinal) ? MapState.Planned
            : ours.StartsWith(None, StringComparison.Ordinal) ? MapState.None
            : MapState.There;
        var theirs = isOfAsyncio ? Code(cells[0]) : [cells[0].Trim()];

        // A name of Meanwhile begins with a capital; what else is set as code are words of Python or C#.
        var names = Code(ours).Where(span => char.IsAsciiLetterUpper(span[0])).ToArray();
        return new MapRow(section, number, isOfAsyncio, theirs, state, names, Span().Replace(ours, "").Trim(), Code(cells[2]));
    }

    private static string[] Code(string cell) => [.. Span().Matches(cell).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Span();
}
