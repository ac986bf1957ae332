using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Processes;

public class ProcessTests
{
    [Fact]
    public async Task All_up_is_exit_code_0()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (code, output, error) = await CommandProcess.Run("check", server.Url());
        Assert.Equal(0, code);
        Assert.StartsWith("up    200", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Some_down_is_exit_code_2()
    {
        var (code, output, _) = await CommandProcess.Run("check", LoopbackServer.Nobody(), "--retry", "0");
        Assert.Equal(2, code);
        Assert.Contains("connect: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_exit_code_1()
    {
        var (code, output, error) = await CommandProcess.Run("check", "--no-such-option", "-c", "0");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Version_is_one_line()
    {
        var (code, output, _) = await CommandProcess.Run("--version");
        Assert.Equal(0, code);
        Assert.StartsWith("meanwhile ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_it_lets_running_requests_finish_and_ends_with_7()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ => gate.Task);
        await using var command = CommandProcess.Start("check", server.Url("/1"), server.Url("/2"), server.Url("/3"), "-c", "2", "-n");
        await server.Running(2);
        await command.Signal("INT");
        Assert.Contains("stopping: 2 running requests", await command.Error.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(7, await command.End());
        var output = await command.Output.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("2 checked", output, StringComparison.Ordinal);
        Assert.Contains("Stopped before the end: 1 that had been read was not checked.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_twice_it_ends_at_once()
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(_ => never.Task);
        await using var command = CommandProcess.Start("check", server.Url(), "--grace", "1h", "-m", "1h", "-n");
        await server.Running(1);
        await command.Signal("INT");
        Assert.Contains("stopping", await command.Error.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await command.Signal("INT");
        Assert.Equal(130, await command.End());
    }

    [Fact]
    public async Task Terminated_it_drains_and_terminated_twice_it_ends_at_once()
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(_ => never.Task);
        await using var command = CommandProcess.Start("check", server.Url(), "--grace", "1h", "-m", "1h", "-n");
        await server.Running(1);
        await command.Signal("TERM");
        Assert.Contains("stopping: 1 running request", await command.Error.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await command.Signal("TERM");
        Assert.Equal(130, await command.End());
    }

    [Fact]
    public async Task Interrupted_twice_it_ends_though_nobody_reads_what_it_writes()
    {
        using var file = new TemporaryFile(string.Concat(Enumerable.Range(0, 200_000).Select(static number => $"no-url-{number}\n")));
        await using var command = CommandProcess.Start("check", "-i", file.Path, "-f", "jsonl", "-n");
        Assert.NotNull(await command.Output.ReadLineAsync(TestContext.Current.CancellationToken));

        // Two that come together may be delivered as one.
        var ended = command.End();
        while (!ended.IsCompleted)
        {
            await command.Signal("INT");
            await Task.WhenAny(ended, Task.Delay(500, TestContext.Current.CancellationToken));
        }

        Assert.Equal(130, await ended);
    }

    [Fact]
    public async Task A_full_disk_ends_it_with_one_line_and_the_summary()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var dll = Path.Combine(AppContext.BaseDirectory, "Meanwhile.Cli.dll");
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", $"dotnet exec {dll} check {server.Url()} >/dev/full"]) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7, shell.ExitCode);
        Assert.Contains("meanwhile: standard output: cannot be written: No space left on device", error, StringComparison.Ordinal);
        Assert.Contains("1 checked", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_that_is_closed_is_one_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells that it is.");
        var (code, output, error) = await CommandProcess.Shell("check - <&-");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Equal("meanwhile: standard input: it is closed (as by <&-); give it a file or a pipe, or leave '-' out\n", error);
    }

    [Fact]
    public async Task A_million_lines_take_little_memory()
    {
        const int Lines = 1_000_000;
        using var file = new TemporaryFile(string.Concat(Enumerable.Range(0, Lines).Select(static number => $"no-url-{number}\n")));

        // More than these bytes of heap, and the process ends.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_GCHeapHardLimit"] = "0x4000000" };
        var (code, output, error) = await CommandProcess.Run(environment, ["check", "-i", file.Path, "--ordered", "-w", @"%{error}\n", "-n"]);
        Assert.Equal(2, code);
        Assert.Equal(Lines, output.Count(character => character == '\n'));
        Assert.Contains("1,000,000 checked", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_while_it_waits_for_standard_input_it_ends()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        await using var command = CommandProcess.Start("check", server.Url(), "-");
        Assert.StartsWith("up", await command.Output.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await command.Signal("INT");
        Assert.Equal(7, await command.End());
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_it_with_one_line()
    {
        using var file = new TemporaryFile(string.Concat(Enumerable.Range(0, 200_000).Select(static number => $"no-url-{number}\n")));
        await using var command = CommandProcess.Start("check", "-i", file.Path, "-f", "jsonl");
        Assert.NotNull(await command.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        command.Output.Close();
        Assert.Equal(7, await command.End());
        var error = await command.Error.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("meanwhile: standard output: closed by its reader; stopped after", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_slow_ones_wait_together()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ => gate.Task);
        using var file = new TemporaryFile(string.Concat(Enumerable.Range(0, 200).Select(number => server.Url($"/{number}\n"))));
        await using var command = CommandProcess.Start("check", "-i", file.Path, "-c", "256", "--host-concurrency", "256");
        await server.Running(200);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await command.End());
    }
}
