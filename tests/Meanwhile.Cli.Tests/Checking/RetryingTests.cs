using System.Diagnostics;
using Meanwhile.Cli.Tests.Misbehaving;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class RetryingTests
{
    private static readonly string[] Quick = ["-f", "jsonl", "--retry-delay", "1ms"];

    [Theory]
    [InlineData("404 Not Found", "404,5xx", 3)]
    [InlineData("500 Oops", "404", 1)]
    [InlineData("503 Busy", "500..=599", 3)]
    [InlineData("408 Slow", null, 3)]
    [InlineData("501 No", null, 3)]
    [InlineData("400 No", null, 1)]
    public async Task Which_statuses_are_tried_again_can_be_said(string status, string? retryOn, int attempts)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Reply(status));
        string[] option = retryOn is null ? [] : ["--retry-on", retryOn];
        var (_, run) = await InProcess.Run(["check", server.Url(), "--retry", "2", .. Quick, .. option]);
        Assert.Equal(attempts, run.Rows[0].GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task What_a_server_asks_for_holds_for_its_whole_host()
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0L;
        var earliest = long.MaxValue;
        await using var server = new LoopbackServer(path =>
        {
#pragma warning disable RS0030 // The distance of two requests in real time is what is tested.
            var now = Stopwatch.GetTimestamp();
#pragma warning restore RS0030
            if (Interlocked.CompareExchange(ref asked, now, 0) == 0)
            {
                return LoopbackServer.Reply("429 Slow", "Retry-After: 1\r\n");
            }

            earliest = Math.Min(earliest, now);
            return LoopbackServer.Ok;
        });

        // One at a time: all others come after the answer that asks for a pause.
        var urls = Enumerable.Range(0, 5).Select(number => server.Url($"/{number}"));
        var (code, run) = await InProcess.Run(["check", .. urls, "-c", "1", .. Quick]);
        Assert.Equal(0, code);
        Assert.Equal(6, server.Requests);
#pragma warning disable RS0030 // As above.
        Assert.InRange(Stopwatch.GetElapsedTime(asked, earliest), TimeSpan.FromSeconds(0.95), TimeSpan.MaxValue);
#pragma warning restore RS0030
        Assert.Equal(5, run.Rows.Length);
    }

    [Fact]
    public async Task A_host_that_fails_thirty_times_in_a_row_is_left_alone()
    {
        var nobody = LoopbackServer.Nobody();
        await using var good = new LoopbackServer(static _ => LoopbackServer.Ok);
        var urls = Enumerable.Range(0, 200).Select(number => $"{nobody}{number}").Append(good.Url());
        var (code, run) = await InProcess.Run(["check", .. urls, "--retry", "0", "--host-concurrency", "1", .. Quick]);
        Assert.Equal(2, code);
        Assert.Equal(201, run.Rows.Length);
        Assert.Equal(30, run.Rows.Count(row => row.GetProperty("error").GetString() == "connect"));
        Assert.Equal(170, run.Rows.Count(row => row.GetProperty("error").GetString() == "skipped"));
        Assert.True(run.Row(good.Url()).GetProperty("ok").GetBoolean());
        Assert.Contains("30 requests in a row failed", run.Error.Text, StringComparison.Ordinal);
        Assert.Contains("170 skipped, 30 connect", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breaker_of_zero_never_opens()
    {
        var nobody = LoopbackServer.Nobody();
        var (_, run) = await InProcess.Run(["check", .. Enumerable.Range(0, 60).Select(number => $"{nobody}{number}"), "--retry", "0", "--breaker", "0", .. Quick]);
        Assert.All(run.Rows, row => Assert.Equal("connect", row.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Answers_that_are_no_failure_of_the_host_do_not_open_it()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Reply("404 Not Found"));
        var (_, run) = await InProcess.Run(["check", .. Enumerable.Range(0, 60).Select(number => server.Url($"/{number}")), .. Quick]);
        Assert.All(run.Rows, row => Assert.Equal("status", row.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("post", "503 Busy", "", 1)]
    [InlineData("patch", "500 Oops", "", 1)]
    [InlineData("head,post", "503 Busy", "", 1)]
    [InlineData("post", "503 Busy", "Retry-After: 0\r\n", 3)]
    [InlineData("post", "429 Slow", "", 3)]
    [InlineData("put", "503 Busy", "", 3)]
    [InlineData("delete", "503 Busy", "", 3)]
    [InlineData("options", "503 Busy", "", 3)]
    public async Task What_would_be_done_twice_is_not_asked_again_unless_all_methods_are(string method, string status, string header, int attempts)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Reply(status, header));
        var (_, run) = await InProcess.Run(["check", server.Url(), "-X", method, "--retry", "2", .. Quick]);
        Assert.Equal(attempts, run.Rows[0].GetProperty("attempts").GetInt32());
        (_, run) = await InProcess.Run(["check", server.Url(), "-X", method, "--retry", "2", "--retry-all-methods", .. Quick]);
        Assert.Equal(3, run.Rows[0].GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task What_was_never_sent_is_asked_again_whatever_the_method()
    {
        var (_, run) = await InProcess.Run(["check", LoopbackServer.Nobody(), "-X", "post", "--retry", "2", .. Quick]);
        Assert.Equal(3, run.Rows[0].GetProperty("attempts").GetInt32());
        await using var gone = new LoopbackServer(static _ => (string?)null);
        (_, run) = await InProcess.Run(["check", gone.Url(), "-X", "post", "--retry", "2", .. Quick]);
        Assert.Equal(1, run.Rows[0].GetProperty("attempts").GetInt32());
    }

    [Theory]
    [InlineData("head,get", "405 No", "", 8)]
    [InlineData("get", "302 Found", "Location: /x\r\n", 8)]
    [InlineData("head,get", "302 Found", "Location: /x\r\n", 16)]
    public async Task A_rate_counts_every_request_that_goes_out(string methods, string status, string header, int requests)
    {
        await using var server = new LoopbackServer(path => path == "/x" ? LoopbackServer.Reply("404 No") : LoopbackServer.Reply(status, header));
#pragma warning disable RS0030 // How long it takes in real time is what is tested.
        var began = Stopwatch.GetTimestamp();
        await InProcess.Run(["check", .. Enumerable.Range(0, 4).Select(number => server.Url($"/{number}")), "--rate", "10/s", "-X", methods, "--retry", "0"]);
        var took = Stopwatch.GetElapsedTime(began);
#pragma warning restore RS0030
        Assert.Equal(requests, server.Requests);

        Assert.InRange(took, TimeSpan.FromSeconds(0.6), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_rate_holds_over_the_whole_run()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);

        // From before the first, because a request may take long to get to the server, and the first of them most of all.
#pragma warning disable RS0030 // How long it takes in real time is what is tested.
        var began = Stopwatch.GetTimestamp();
        var (code, _) = await InProcess.Run(["check", .. Enumerable.Range(0, 11).Select(number => server.Url($"/{number}")), "--rate", "10/s"]);
        var took = Stopwatch.GetElapsedTime(began);
#pragma warning restore RS0030
        Assert.Equal(0, code);
        Assert.Equal(11, server.Requests);
        Assert.InRange(took, TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task No_attempt_begins_after_the_time_for_retries()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Reply("503 Busy", "Retry-After: 30\r\n"));
        var (_, run) = await InProcess.Run("check", server.Url(), "-f", "jsonl", "--retry-max-time", "10s");
        Assert.Equal(1, run.Rows[0].GetProperty("attempts").GetInt32());
        Assert.Equal("503 Busy; it asks to wait 30 s, which is beyond --retry-max-time 10 s", run.Rows[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Verbose_tells_of_each_retry()
    {
        await using var server = new MisbehavingServer(Kinds.All.Single(kind => kind.Name == "breaks the first time alone"));
        var (code, run) = await InProcess.Run("check", server.Url, "-v", "--retry-delay", "1ms");
        Assert.Equal(0, code);
        Assert.Contains("attempt 2 of 4 in", run.Error.Text, StringComparison.Ordinal);
        Assert.Contains("[GET HTTP/1.1", run.Output.Text, StringComparison.Ordinal);
    }
}
