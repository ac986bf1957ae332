using System.Text.RegularExpressions;

namespace Meanwhile.Samples.Tests;

/// <summary>The page that leads through the samples.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void Every_sample_is_on_the_page_with_its_command()
    {
        var shown = Command().Matches(Page.Text).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Sample.Names, shown);
    }

    [Fact]
    public void Every_sample_has_a_row_that_links_to_it()
    {
        var linked = Link().Matches(Page.Text).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Sample.Names, linked);
    }

    [Fact]
    public void Every_sample_is_short() =>
        Assert.All(Sample.Names, name => Assert.InRange(File.ReadAllLines(Path.Combine(Sample.SourceFolder, name + ".cs")).Length, 1, 70));

    [GeneratedRegex(@"dotnet run samples/(?<name>[a-z-]+)\.cs", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\((?<name>[a-z-]+)\.cs\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
