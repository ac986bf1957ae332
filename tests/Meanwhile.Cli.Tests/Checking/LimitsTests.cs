using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class LimitsTests
{
    [Fact]
    public async Task As_many_run_at_once_as_allowed_and_no_more()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ => gate.Task);
        var urls = Enumerable.Range(0, 40).Select(number => server.Url($"/{number}"));
        var run = new InProcess();
        var ended = run.Start(["check", .. urls, "-c", "7", "--host-concurrency", "100"]);
        await server.Running(7);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
        Assert.Equal(7, server.MostRunning);
        Assert.Equal(40, server.Requests);
    }

    [Fact]
    public async Task A_host_gets_its_share_and_keeps_no_other_waiting()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var slow = new LoopbackServer(_ => gate.Task);
        await using var quick = new LoopbackServer(static _ => LoopbackServer.Ok);
        var run = new InProcess();
        var ended = run.Start(
            ["check", .. Enumerable.Range(0, 30).Select(number => slow.Url($"/{number}")), quick.Url("/quick"), "--host-concurrency", "3", "-f", "jsonl"]
        );
        await slow.Running(3);
        await run.Output.Until(text => text.Contains(quick.Url("/quick"), StringComparison.Ordinal));
        Assert.Equal(3, slow.MostRunning);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
        Assert.Equal(3, slow.MostRunning);
    }

    [Fact]
    public async Task A_row_is_written_as_soon_as_it_is_there()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(path => path == "/slow" ? gate.Task : Task.FromResult<string?>(LoopbackServer.Ok));
        var run = new InProcess();
        var ended = run.Start("check", server.Url("/slow"), server.Url("/quick"), "-f", "jsonl");
        await run.Output.Until(text => text.Contains("/quick", StringComparison.Ordinal));
        Assert.DoesNotContain("/slow", run.Output.Text, StringComparison.Ordinal);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
    }
}
