namespace Meanwhile.Docs.Tests.Documents;

/// <summary>The code that people read is the code that runs in these tests.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string> Documents => [.. DocumentFiles.WithSnippets];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Code_in_a_document_is_that_of_its_snippet(string document)
    {
        foreach (var block in MarkdownBlock.In(document))
        {
            Assert.True(block.Snippet is not null, $"{block.Place}: write <!-- snippet: name --> on the line above, and the code in tests/Meanwhile.Docs.Tests/Snippets");
            Assert.True(SnippetSource.All.TryGetValue(block.Snippet, out var source), $"{block.Place}: there is no snippet '{block.Snippet}' in tests/Meanwhile.Docs.Tests/Snippets");
            Assert.True(SnippetSource.WithoutUsings(block.Code) == source, $"{block.Place} differs from the snippet '{block.Snippet}', which is:\n\n{source}\n");
        }
    }

    [Fact]
    public void Every_snippet_is_shown_in_a_document()
    {
        var shown = DocumentFiles.WithSnippets.SelectMany(MarkdownBlock.In).Select(block => block.Snippet);

        Assert.Empty(SnippetSource.All.Keys.Except(shown));
    }

    [Fact]
    public void First_program_of_the_README_is_a_sample()
    {
        var sample = Repository.Read("samples/gather.cs").TrimEnd().Split('\n').SkipWhile(line => line.Length == 0 || line.StartsWith("#:", StringComparison.Ordinal));
        var first = MarkdownBlock.In("README.md").First();

        Assert.Equal(first.Code, string.Join('\n', sample));
    }
}
