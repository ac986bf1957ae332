using System.Runtime.CompilerServices;

namespace Meanwhile.Interleavings;

/// <summary>The defects that planted/run plants fit the runtime as it is, and its page lists each of them.</summary>
public class PlantedDefectTests
{
    private const int Fewest = 30;

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.patch").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Path.GetDirectoryName(Here())!, "planted");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_defect_can_be_planted(string name)
    {
        string? file = null;
        var at = 0;
        string[] source = [];
        List<string>? hunk = null;
        foreach (var line in File.ReadLines(Path.Combine(Folder, $"{name}.patch")).Append("@@"))
        {
            if (line.StartsWith("--- a/", StringComparison.Ordinal))
            {
                file = line["--- a/".Length..];
                source = File.ReadAllLines(Path.Combine(Folder, "../../..", file));
                at = 0;
            }
            else if (line.StartsWith("@@", StringComparison.Ordinal) || line.StartsWith("diff ", StringComparison.Ordinal))
            {
                at = hunk is null ? at : Find(hunk, source, at, $"{name}.patch does not fit {file} any more: make it anew, or leave it out with its row in RESULTS.md");
                hunk = line[0] == '@' ? [] : null;
            }
            else if (line.Length > 0 && line[0] is ' ' or '-')
            {
                hunk?.Add(line[1..]);
            }
        }

        Assert.NotNull(file);
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(Names.Count, Fewest, int.MaxValue);

    [Fact]
    public void The_page_lists_each()
    {
        var page = File.ReadAllLines(Path.Combine(Folder, "RESULTS.md"));
        var missing = Directory
            .GetFiles(Folder, "*.patch")
            .Select(static file => Path.GetFileName(file))
            .Where(file => !page.Any(line => line.Contains($"({file})", StringComparison.Ordinal)));
        Assert.Empty(missing);
    }

    // Where the lines of a hunk stand, from that place on; and the place behind them.
    private static int Find(List<string> hunk, string[] source, int from, string otherwise)
    {
        while (hunk.Count > 0 && hunk[^1].Length == 0)
        {
            hunk.RemoveAt(hunk.Count - 1);
        }

        for (var start = from; start + hunk.Count <= source.Length; start++)
        {
            if (source.AsSpan(start, hunk.Count).SequenceEqual(hunk.ToArray()))
            {
                return start + hunk.Count;
            }
        }

        Assert.Fail(otherwise);
        return from;
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
