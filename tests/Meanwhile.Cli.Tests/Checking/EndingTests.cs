using System.Text.Json;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

/// <summary>What becomes of rows that are there when the run ends.</summary>
public class EndingTests
{
    [Fact]
    public async Task A_first_Ctrl_C_while_the_last_is_written_changes_nothing()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var run = new InProcess();
        var blocked = run.Output.BlockAt(static text => text.Contains("1 checked", StringComparison.Ordinal));
        var ended = run.Start("check", server.Url());
        await blocked;
        run.Stop();
        run.Output.Unblock();
        Assert.Equal(0, await ended);
        Assert.DoesNotContain("Stopped", run.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_Ctrl_C_while_the_last_is_written_is_130_and_what_somebody_reads_is_written_whole()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var run = new InProcess();
        var blocked = run.Output.BlockAt(static text => text.Contains("1 checked", StringComparison.Ordinal));
        var ended = run.Start("check", server.Url());
        await blocked;
        run.Stop();
        run.Stop();
        run.Output.Unblock();
        Assert.Equal(130, await ended);
        Assert.EndsWith("0 down\n", run.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_were_there_are_in_the_files_though_nobody_reads_standard_output()
    {
        const int Count = 200;
        var never = new TaskCompletionSource<string?>();
        using var lines = new TemporaryFile("");
        using var report = new TemporaryFile("");
        await using var server = new LoopbackServer(path => path == "/hang" ? never.Task : Task.FromResult<string?>(LoopbackServer.Ok));
        var run = new InProcess();
        var blocked = run.Output.BlockAt(static _ => true);
        var urls = Enumerable.Range(0, Count).Select(number => server.Url($"/{number}"));
        var ended = run.Start(["check", .. urls, server.Url("/hang"), "-f", "jsonl", "-o", $"jsonl:{lines.Path}", "-o", $"junit:{report.Path}", "-c", "5", "--host-concurrency", "5", "-m", "1h", "--grace", "1h"]);
        await blocked;
        while (server.Requests < Count + 1)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        run.Stop();
        run.Stop();
        Assert.Equal(130, await ended);
        var rows = (await File.ReadAllLinesAsync(lines.Path, TestContext.Current.CancellationToken)).Length;

        // Those that had been asked for and answered when it ended.
        Assert.InRange(rows, Count + 1 - 5, Count);
        Assert.Contains($"tests=\"{rows}\"", await File.ReadAllTextAsync(report.Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("meanwhile: standard output: nobody reads it; ", run.Error.Text, StringComparison.Ordinal);
        Assert.Contains($"{rows} checked", run.Error.Text, StringComparison.Ordinal);
        run.Output.Unblock();
    }

    [Fact]
    public async Task What_nobody_takes_holds_back_what_is_read()
    {
        await using var input = new EndlessLines(static number => $"no-url-{number}");
        var run = new InProcess { Input = input };
        var blocked = run.Output.BlockAt(static _ => true);
        var ended = run.Start("check", "-", "-f", "jsonl");
        await blocked;
        int given;
        do
        {
            given = input.Given;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        } while (given != input.Given && given < 1_000_000);

        Assert.InRange(given, 1, 100_000);
        run.Stop();
        run.Stop();
        Assert.Equal(130, await ended);
        run.Output.Unblock();
    }

    [Fact]
    public async Task Progress_that_fails_loses_no_row()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var file = new TemporaryFile("");
        await using var server = new LoopbackServer(path => path == "/slow" ? gate.Task : Task.FromResult<string?>(LoopbackServer.Ok));

        // No line fits into a terminal of no columns, and the live line fails.
        var run = new InProcess { IsTerminal = true, NoColor = true, Width = 0 };
        var ended = run.Start("check", server.Url("/quick"), server.Url("/slow"), "-f", "jsonl", "-o", $"jsonl:{file.Path}");
        await server.Running(1);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(1, await ended);
        Assert.Equal(2, run.Rows.Length);
        Assert.Equal(2, (await File.ReadAllLinesAsync(file.Path, TestContext.Current.CancellationToken)).Length);
        Assert.Contains("2 checked", run.Error.Text, StringComparison.Ordinal);
        Assert.Contains("meanwhile: internal error: ", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_field_of_a_row_is_larger_than_its_bound_and_what_was_cut_says_so()
    {
        var large = new string('x', 20_000);
        await using var server = new RecordingServer(head =>
            head.StartsWith("GET / ", StringComparison.Ordinal) ? $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /{large}\r\n\r\n"
            : $"HTTP/1.1 404 {large}\r\nContent-Length: 0\r\nContent-Type: text/{large}\r\n\r\n"
        );
        var (code, run) = await InProcess.Run("check", server.Url, $"odd{large}://a", "-f", "jsonl");
        Assert.Equal(2, code);
        var row = run.Row(server.Url);
        foreach (var text in (string[])[row.GetProperty("final_url").GetString()!, row.GetProperty("message").GetString()!, row.GetProperty("content_type").GetString()!, row.GetProperty("redirects")[0].GetProperty("to").GetString()!])
        {
            Assert.InRange(text.Length, 256, 2100);
            Assert.Matches(@"…\(cut:20\d\d\d\)$", text);
        }

        Assert.InRange(run.Rows.Single(row => row.GetProperty("error").GetString() == "url").GetProperty("message").GetString()!.Length, 1000, 2100);
        Assert.Equal(JsonValueKind.Object, row.ValueKind);
    }
}
