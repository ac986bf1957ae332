using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class StoppingTests
{
    private readonly TaskCompletionSource<string?> gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Ctrl_C_starts_nothing_more_and_lets_running_ones_finish()
    {
        await using var server = new LoopbackServer(_ => gate.Task);
        var run = new InProcess();
        var ended = run.Start(["check", .. Enumerable.Range(0, 20).Select(number => server.Url($"/{number}")), "-c", "4", "-f", "jsonl"]);
        await server.Running(4);
        run.Stop();
        await run.Error.Until(text => text.Contains("stopping: 4 running requests have 10 s to finish", StringComparison.Ordinal));
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(7, await ended);
        Assert.Equal(4, server.Requests);
        Assert.Equal(4, run.Rows.Length);
        Assert.All(run.Rows, row => Assert.True(row.GetProperty("ok").GetBoolean()));
        Assert.Contains("4 checked", run.Error.Text, StringComparison.Ordinal);
        Assert.Contains("16 that had been read were not checked", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_Ctrl_C_ends_at_once_with_what_is_there()
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(path => path == "/done" ? Task.FromResult<string?>(LoopbackServer.Ok) : never.Task);
        var run = new InProcess();
        var ended = run.Start("check", server.Url("/done"), server.Url("/hangs"), "-f", "jsonl", "--grace", "1h", "-m", "1h");
        await run.Output.Until(text => text.Contains("/done", StringComparison.Ordinal));
        run.Stop();
        await run.Error.Until(text => text.Contains("stopping: 1 running request has 1 h to finish", StringComparison.Ordinal));
        run.Stop();
        Assert.Equal(130, await ended);
        Assert.Single(run.Rows);
        Assert.Contains("Stopped before the end", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_grace_running_ones_are_cancelled()
    {
        await using var server = new LoopbackServer(_ => gate.Task);
        var run = new InProcess();
        var ended = run.Start("check", server.Url(), "--grace", "10ms", "-f", "jsonl");
        await server.Running(1);
        run.Stop();
        Assert.Equal(7, await ended);
        Assert.Empty(run.Rows);
        Assert.Contains("0 checked", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_cuts_the_pause_before_a_retry_short()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Reply("503 Busy"));
        var run = new InProcess();
        var ended = run.Start("check", server.Url("/one"), server.Url("/two"), "--retry-delay", "1h", "-c", "1", "-f", "jsonl");
        await server.Running(0);
        while (server.Requests < 2)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        run.Stop();
        Assert.Equal(7, await ended);
        Assert.All(run.Rows, row => Assert.Equal("status", row.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_for_standard_input()
    {
        var silent = new SilentInput();
        var run = new InProcess { Input = silent };
        var ended = run.Start("check", "-");
        await silent.Asked.Task.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        run.Stop();
        Assert.Equal(7, await ended);
    }

    [Fact]
    public async Task A_closed_output_ends_the_run_with_one_line()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        await using var input = new EndlessLines(_ => server.Url("/again"));
        var run = new InProcess { Input = input };
        var ended = run.Start("check", "-", "-f", "jsonl");
        await run.Output.Until(text => text.Length > 0);
        run.Output.IsBroken = true;
        Assert.True(await ended == 7, run.Error.Text);
        Assert.Single(run.Error.Text.Split('\n'), line => line.StartsWith("meanwhile: standard output: closed by its reader", StringComparison.Ordinal));
    }

    /// <summary>Nobody types.</summary>
    private sealed class SilentInput : MemoryStream
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Asked.TrySetResult();
            return new ValueTask<int>(new TaskCompletionSource<int>().Task);
        }
    }
}
