namespace Meanwhile.Docs.Tests.Documents;

/// <summary>A block of C# in a document, with the name of the snippet that the line above it gives.</summary>
internal sealed record MarkdownBlock(string File, int Line, string? Snippet, string Code)
{
    private const string Fence = "```";
    private const string MarkerStart = "<!-- snippet: ";
    private const string MarkerEnd = " -->";

    internal string Place => $"{File}:{Line}";

    internal static IEnumerable<MarkdownBlock> In(string file)
    {
        var lines = Repository.Read(file).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != Fence + "csharp")
            {
                continue;
            }

            var start = i + 1;
            var end = Array.IndexOf(lines, Fence, start);
            var above = start > 1 ? lines[start - 2] : "";
            var name = above.StartsWith(MarkerStart, StringComparison.Ordinal) ? above[MarkerStart.Length..^MarkerEnd.Length] : null;
            yield return new MarkdownBlock(file, start, name, string.Join('\n', lines[start..end]));
            i = end;
        }
    }

    /// <summary>The lines of the first block of text below a snippet.</summary>
    internal static string[] OutputAfter(string file, string snippet)
    {
        var below = Repository.Read(file).Split('\n').SkipWhile(line => line != MarkerStart + snippet + MarkerEnd);
        return [.. below.SkipWhile(line => line != Fence + "text").Skip(1).TakeWhile(line => line != Fence)];
    }
}
