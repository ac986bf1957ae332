using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Processes;

public class SignalTests
{
    [Fact]
    public async Task A_terminal_that_hangs_up_ends_the_files_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no signals.");
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var report = new TemporaryFile("");
        await using var server = new LoopbackServer(_ => gate.Task);
        await using var command = CommandProcess.Start("check", server.Url("/1"), server.Url("/2"), "-c", "1", "-n", "-o", $"junit:{report.Path}");
        await server.Running(1);
        await command.Signal("HUP");
        Assert.Contains("stopping: 1 running request", await command.Error.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(7, await command.End());
        var text = await File.ReadAllTextAsync(report.Path, TestContext.Current.CancellationToken);
        Assert.Contains("tests=\"1\"", text, StringComparison.Ordinal);
        Assert.EndsWith("</testsuites>\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_stop_that_comes_before_the_run_is_not_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no named pipes in folders.");
        var pipe = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        try
        {
            await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);

            // It opens the file, and then waits for a reader of the pipe, before it runs.
            await using var command = CommandProcess.Start("check", server.Url(), "-o", file, "-o", pipe);
            while (!File.Exists(file))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await command.Signal("INT");
            await using (var reader = await Task.Run(() => File.OpenRead(pipe)).WaitAsync(Patience.Long, TestContext.Current.CancellationToken))
            {
                Assert.Equal(7, await command.End());
            }

            Assert.Equal(0, server.Requests);
        }
        finally
        {
            File.Delete(pipe);
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_read_that_is_left_behind_says_nothing()
    {
        using var input = new LateInput();
        var run = new InProcess { Input = input };
        var ended = run.Start("check", "-", "-n");
        await input.Asked.Task.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        run.Stop();
        Assert.Equal(7, await ended);
        Assert.False(input.IsDisposed);
        Assert.DoesNotContain("Exception", run.Error.Text, StringComparison.Ordinal);
    }

    /// <summary>Has no end of a line, and then nothing.</summary>
    private sealed class LateInput : MemoryStream
    {
        private int reads;

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsDisposed { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (reads++ > 10)
            {
                Asked.TrySetResult();
                await new TaskCompletionSource().Task;
            }

            await Task.Yield();
            buffer.Span.Clear();
            return buffer.Length;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
