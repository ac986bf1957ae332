namespace Meanwhile.Cli.Tests.Demo;

public class DemoTests(DemoRuns demo) : IClassFixture<DemoRuns>
{
    [Fact]
    public void It_shows_both_times_and_a_picture_without_escape_codes_where_nobody_watches()
    {
        var (code, output, error) = demo.Unwatched;
        Assert.Equal(0, code);
        Assert.DoesNotContain('\e', output);
        Assert.Contains("3 checked in", output, StringComparison.Ordinal);
        Assert.Contains("208 checked in", output, StringComparison.Ordinal);
        Assert.Contains("204 up, 4 down", output, StringComparison.Ordinal);
        Assert.Contains("one after another  █", output, StringComparison.Ordinal);
        Assert.Contains("all at once        █", output, StringComparison.Ordinal);
        Assert.Matches("/page/1 +█", output);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 125));
        Assert.Empty(error);
    }

    [Fact]
    public void In_a_terminal_of_few_columns_it_shows_its_pictures_all_the_same()
    {
        var (code, output, _) = demo.Narrow;
        Assert.Equal(0, code);
        Assert.Contains("one after another  █", output, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_it_has_colours_and_live_progress()
    {
        var (code, output, error) = demo.Watched;
        Assert.Equal(0, code);
        Assert.Contains("\e[32m█", output, StringComparison.Ordinal);
        Assert.Contains("checked", error, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[2K", error, StringComparison.Ordinal);
    }
}
