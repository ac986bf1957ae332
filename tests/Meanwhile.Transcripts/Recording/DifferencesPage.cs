using System.Text;

namespace Meanwhile.Transcripts;

/// <summary>The page that lists all differences: <c>docs/differences.md</c>.</summary>
internal static class DifferencesPage
{
    internal static string File { get; } = Path.GetFullPath(Path.Combine(Scenarios.Folder, "..", "..", "docs", "differences.md"));

    internal static string Write()
    {
        var differing = Scenarios.All.Where(scenario => scenario.Difference is not null).ToArray();
        var page = new StringBuilder()
            .Append("# Differences from asyncio\n\n")
            .Append($"{Scenarios.All.Count} short Python programs lie beside their C# twins in `tests/Meanwhile.Transcripts`, with what CPython 3.13 printed. ")
            .Append($"All but {differing.Length} twins print the same, line by line. These differ on purpose. A `/` stands between lines.\n\n")
            .Append("Types and messages are compared after translation: an exception of .NET counts as the one of Python that ")
            .Append("[the table of types](../tests/Meanwhile.Transcripts/Playing/Spelling.cs) pairs with its exact type, and a message as CPython's where ")
            .Append("[the list of messages](../tests/Meanwhile.Transcripts/Playing/Messages.cs) says that it opens with the same words.\n\n")
            .Append("The page is written by the tests from the files of the scenarios: the name of each row is its link.\n");

        foreach (var family in differing.GroupBy(scenario => scenario.Family))
        {
            page.Append($"\n## {family.Key}\n\n| | asyncio prints | Meanwhile prints | why |\n|---|---|---|---|\n");
            foreach (var scenario in family)
            {
                var difference = scenario.Difference!;
                page.Append($"| [{difference.Title}](../tests/Meanwhile.Transcripts/{scenario.Name}.cs) | {Code(scenario.Recorded)} | {Code(difference.Expected)} | {difference.Reason} |\n");
            }
        }

        return page.ToString();
    }

    private static string Code(string[] lines) => $"`{string.Join(" / ", lines).Replace("|", "\\|", StringComparison.Ordinal)}`";
}
