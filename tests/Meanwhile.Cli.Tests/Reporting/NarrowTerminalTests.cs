using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Reporting;

public class NarrowTerminalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(19)]
    public async Task No_line_is_wider_than_the_terminal_has_become(int width)
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ => gate.Task);
        var run = new InProcess { IsTerminal = true, NoColor = true };
        var ended = run.Start("check", server.Url());
        await run.Error.Until(static text => text.Contains("0/1 checked", StringComparison.Ordinal));
        run.Width = width;
        var wide = run.Error.Text.Length;

        // Of the lines that follow, some may have been drawn before.
        await run.Error.Until(text => Lines(text[wide..]).Length > 8);
        var lines = Lines(run.Error.Text[wide..]);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
        Assert.All(lines[^3..], line => Assert.InRange(line.Length, 0, width - 1));
    }

    private static string[] Lines(string text) => text.Split("\r\e[2K");
}
