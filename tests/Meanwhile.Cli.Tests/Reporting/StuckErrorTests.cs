using Meanwhile.Cli.Reporting;
using Meanwhile.Cli.Shells;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Reporting;

/// <summary>Nobody reads standard error.</summary>
public class StuckErrorTests
{
    [Fact]
    public async Task Rows_go_on_and_a_second_Ctrl_C_ends_it()
    {
        const int Count = 50;
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var report = new TemporaryFile("");
        await using var server = new LoopbackServer(path => path == "/hang" ? gate.Task : Task.FromResult<string?>(LoopbackServer.Ok));
        var run = new InProcess();
        var blocked = run.Error.BlockAt(static _ => true);
        var urls = Enumerable.Range(0, Count).Select(number => server.Url($"/{number}"));

        // The first that cannot be written is the note of what is no URL in the list.
        var ended = run.Start(["check", "-i", "/no/such/list", .. urls, server.Url("/hang"), "-f", "jsonl", "-o", $"junit:{report.Path}", "-c", "2", "-m", "1h", "--grace", "1h"]);
        await run.Output.Until(text => text.Count(static character => character == '\n') == Count);
        run.Stop();
        await blocked;
        run.Stop();
        Assert.Equal(130, await ended);
        Assert.EndsWith("</testsuites>\n", await File.ReadAllTextAsync(report.Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        run.Error.Unblock();
    }

    [Fact]
    public void Of_messages_that_nobody_takes_no_more_than_a_bound_is_kept_and_the_rest_is_counted() =>
        OnLoop.Run(async () =>
        {
            var error = new LiveStream();
            var blocked = error.BlockAt(static _ => true);
            var messages = new Messages(new Shell { OpenInput = static () => Stream.Null, Output = Stream.Null, Error = error });
            var writing = Async.CreateTask(messages.Run());
            messages.Add("first\n");
            await blocked;
            var line = new string('x', 1023) + "\n";
            for (var number = 0; number < 10_000; number++)
            {
                messages.Add(line);
            }

            error.Unblock();
            messages.Close();
            await writing;
            Assert.InRange(error.Text.Length, 256 * 1024, (256 * 1024) + 2048);
            Assert.Matches("meanwhile: 9,7[0-9]{2} more messages are left out: standard error took nothing\n$", error.Text);
        });
}
