using System.Diagnostics;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class InputTests
{
    [Fact]
    public async Task Arguments_files_and_standard_input_come_together()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        using var first = new TemporaryFile(server.Url("/first"));
        using var second = new TemporaryFile(server.Url("/second"));
        var (code, run) = await new InProcess { Input = InProcess.Lines(server.Url("/in"), "") }.Finish(
            "check", server.Url("/argument"), "-i", first.Path, "-i", second.Path, "-", "-f", "jsonl"
        );
        Assert.Equal(0, code);
        Assert.Equal(
            ["/argument", "/first", "/in", "/second"],
            run.Rows.Select(row => new Uri(row.GetProperty("url").GetString()!).AbsolutePath).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_missing_file_is_one_line_and_the_rest_runs()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (code, run) = await InProcess.Run("check", server.Url(), "-i", "/no/such/file.txt", "-f", "jsonl");
        Assert.Equal(1, code);
        Assert.Contains("meanwhile: /no/such/file.txt: no such file\n", run.Error.Text, StringComparison.Ordinal);
        Assert.True(Assert.Single(run.Rows).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_named_pipe_that_nobody_writes_to_keeps_no_other_URL_waiting_and_Ctrl_C_ends_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in its file system.");
        using var directory = new TemporaryFile("");
        var pipe = $"{directory.Path}.pipe";
        using (var make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        try
        {
            await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
            var run = new InProcess();
            var ended = run.Start("check", server.Url(), "-i", pipe, "-f", "jsonl");
            await run.Output.Until(static text => text.Contains('\n', StringComparison.Ordinal));
            run.Stop();
            Assert.Equal(7, await ended);
        }
        finally
        {
            // Whoever still waits for a writer goes on.
            await using (File.Open(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) { }
            File.Delete(pipe);
        }
    }

    [Fact]
    public async Task A_directory_is_said_to_be_one()
    {
        var (code, run) = await InProcess.Run("check", "-i", Path.GetTempPath());
        Assert.Equal(1, code);
        Assert.Contains("is a directory", run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n\n")]
    public async Task An_empty_file_alone_is_a_failure(string content)
    {
        using var file = new TemporaryFile(content);
        var (code, run) = await InProcess.Run("check", "-i", file.Path);
        Assert.Equal(1, code);
        Assert.Contains($"{file.Path}: empty", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_beside_others_is_a_warning()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        using var file = new TemporaryFile("");
        var (code, run) = await InProcess.Run("check", "-i", file.Path, server.Url());
        Assert.Equal(0, code);
        Assert.Contains($"{file.Path}: empty", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_a_row_and_the_rest_runs()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        using var file = new TemporaryFile($"{server.Url("/" + new string('x', 70_000))}\n{server.Url("/short")}\n");
        var (code, run) = await InProcess.Run("check", "-i", file.Path, "-f", "jsonl");
        Assert.Equal(2, code);
        Assert.True(run.Row(server.Url("/short")).GetProperty("ok").GetBoolean());
        var tooLong = run.Rows.Single(row => row.GetProperty("error").GetString() == "url");
        Assert.Contains(":1: line is longer than 64 KiB", tooLong.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_read_only_as_fast_as_it_is_checked()
    {
        const int Lines = 60_000;
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(path => path == "/hang" ? never.Task : Task.FromResult<string?>(LoopbackServer.Ok));
        await using var input = new EndlessLines(number => number < Lines ? server.Url("/hang") : null);
        var run = new InProcess { Input = input };
        var ended = run.Start("check", "-", "-c", "4", "--host-concurrency", "4");
        await server.Running(4);
        run.Stop();
        never.SetResult(LoopbackServer.Ok);
        Assert.Equal(7, await ended);
        Assert.InRange(input.Given, 5, 20_000);
    }

    [Fact]
    public async Task Every_line_of_a_long_list_has_its_row()
    {
        const int Lines = 30_000;
        await using var input = new EndlessLines(static number => number < Lines ? $"no-url-{number}" : null);
        var (code, run) = await new InProcess { Input = input }.Finish("check", "-", "-f", "jsonl");
        Assert.Equal(2, code);
        Assert.Equal(Lines, run.Output.Text.Count(character => character == '\n'));
        Assert.Contains("30,000 checked", run.Error.Text, StringComparison.Ordinal);
    }
}
