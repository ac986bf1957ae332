using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Demo;

public class DemoTests
{
    [Fact]
    public async Task It_shows_both_times_and_a_picture_without_escape_codes_where_nobody_watches()
    {
        var (code, output, error) = await CommandProcess.Run("demo");
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
    public async Task In_a_terminal_of_few_columns_it_shows_its_pictures_all_the_same()
    {
        var (code, run) = await new InProcess { IsTerminal = true, NoColor = true, Width = 20 }.Finish("demo");
        Assert.Equal(0, code);
        Assert.Contains("one after another  █", run.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_it_has_colours_and_live_progress()
    {
        var (code, run) = await new InProcess { IsTerminal = true }.Finish("demo");
        Assert.Equal(0, code);
        Assert.Contains("\e[32m█", run.Output.Text, StringComparison.Ordinal);
        Assert.Contains("checked", run.Error.Text, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[2K", run.Error.Text, StringComparison.Ordinal);
    }
}
