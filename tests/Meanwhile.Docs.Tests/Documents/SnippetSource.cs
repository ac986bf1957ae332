namespace Meanwhile.Docs.Tests.Documents;

/// <summary>The snippets in the sources of this project, by name.</summary>
internal static class SnippetSource
{
    private const string Begin = "// begin snippet: ";
    private const string End = "// end snippet";

    internal static IReadOnlyDictionary<string, string> All { get; } = Collect();

    /// <summary>Code without the usings at its beginning, which a snippet inside a method cannot have.</summary>
    internal static string WithoutUsings(string code) =>
        string.Join('\n', code.Split('\n').SkipWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';')));

    private static Dictionary<string, string> Collect()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Repository.Files("tests/Meanwhile.Docs.Tests/Snippets", "*.cs"))
        {
            var lines = Repository.Read(file).Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].TrimStart() is var line && line.StartsWith(Begin, StringComparison.Ordinal))
                {
                    var end = Array.FindIndex(lines, i, candidate => candidate.Trim() == End);
                    found.Add(line[Begin.Length..], Outdented(lines[(i + 1)..end]));
                    i = end;
                }
            }
        }

        return found;
    }

    private static string Outdented(string[] lines)
    {
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }
}
