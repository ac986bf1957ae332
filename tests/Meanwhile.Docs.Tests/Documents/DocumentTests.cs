using System.Text.RegularExpressions;

namespace Meanwhile.Docs.Tests.Documents;

public sealed partial class DocumentTests
{
    private const int LongestGuide = 120;

    // A tutorial shows each program twice.
    private const int LongestTutorial = 400;

    public static TheoryData<string> Documents => [.. DocumentFiles.All];

    public static TheoryData<string> Guides => [.. Repository.Files("docs", "*.md")];

    // The map is as long as asyncio.
    public static TheoryData<string> Pages => [.. Repository.Files("docs", "*.md").Where(file => file != AsyncioMap.MapText.File)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_to_files_that_are_there(string document)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        var broken = Link()
            .Matches(Repository.Read(document))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target)));

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_guide_is_short(string document)
    {
        var longest = document.StartsWith("docs/from-", StringComparison.Ordinal) ? LongestTutorial : LongestGuide;

        Assert.InRange(Repository.Read(document).Split('\n').Length, 1, longest);
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void A_guide_is_in_the_index(string document)
    {
        var index = Repository.Read("docs/README.md");

        Assert.True(document == "docs/README.md" || index.Contains($"]({document["docs/".Length..]})", StringComparison.Ordinal), $"docs/README.md has no link to {document}");
    }

    [Fact]
    public void Every_project_and_folder_is_in_the_map_of_the_README()
    {
        var readme = Repository.Read("README.md");
        var projects = Repository.Files("src", "*.csproj").Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/'));
        var missing = projects.Concat(["tests", "samples", "bench", "docs"]).Where(folder => !readme.Contains($"`{folder}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Numbers_of_the_README_have_their_place()
    {
        var readme = Repository.Read("README.md");

        Assert.InRange(readme.IndexOf("<!-- numbers -->", StringComparison.Ordinal), 0, readme.IndexOf("<!-- /numbers -->", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
