namespace Meanwhile.Docs.Tests.Documents;

internal static class DocumentFiles
{
    /// <summary>What users read. A page of a diagnostic shows code that is wrong on purpose: the tests of the analyzers hold that.</summary>
    internal static IReadOnlyList<string> WithSnippets { get; } =
        ["README.md", .. Repository.Files("docs", "*.md").Where(file => !file.StartsWith("docs/diagnostics/", StringComparison.Ordinal))];

    internal static IReadOnlyList<string> All { get; } =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "samples/README.md", .. Repository.Files("docs", "*.md")];
}
