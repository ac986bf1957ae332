using System.Collections.Concurrent;
using System.Diagnostics;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class PacedRedirectTests
{
    private readonly ConcurrentQueue<long> times = new();

    [Fact]
    public async Task Redirects_go_out_no_faster_than_the_rate()
    {
        await using var server = Redirecting(3);

        // From before the first, because a request may take long to get to the server, and the first of them most of all.
#pragma warning disable RS0030 // When it came in real time is what is tested.
        var began = Stopwatch.GetTimestamp();
#pragma warning restore RS0030
        var (code, run) = await InProcess.Run("check", server.Url("/0"), "--rate", "5/s", "-f", "jsonl");
        Assert.True(code == 0, run.Output.Text);
        Assert.Equal(3, run.Rows[0].GetProperty("redirects").GetArrayLength());
        var seen = times.ToArray();
        Assert.Equal(4, seen.Length);

        // A fifth of a second before each redirect.
#pragma warning disable RS0030 // As above.
        Assert.InRange(Stopwatch.GetElapsedTime(began, seen[^1]), TimeSpan.FromSeconds(0.6), TimeSpan.MaxValue);
#pragma warning restore RS0030
    }

    [Fact]
    public async Task The_wait_for_the_turn_of_a_redirect_is_no_time_of_the_request()
    {
        await using var server = Redirecting(1);
        var (code, run) = await InProcess.Run("check", server.Url("/0"), "--rate", "15/m", "-m", "3s", "--retry", "0", "-f", "jsonl");
        Assert.True(code == 0, run.Output.Text);
        Assert.InRange(run.Rows[0].GetProperty("ms").GetDouble(), 0, 3000);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_with_a_rate_is_a_timeout()
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(_ => never.Task);
        var (_, run) = await InProcess.Run("check", server.Url(), "--rate", "100/s", "-m", "200ms", "--retry", "0", "-f", "jsonl");
        Assert.Equal("timeout", run.Rows[0].GetProperty("error").GetString());
        Assert.Equal("no answer within 200 ms", run.Rows[0].GetProperty("message").GetString());
    }

    private LoopbackServer Redirecting(int steps) =>
        new(path =>
        {
#pragma warning disable RS0030 // As above.
            times.Enqueue(Stopwatch.GetTimestamp());
#pragma warning restore RS0030
            var step = int.Parse(path[1..], System.Globalization.CultureInfo.InvariantCulture);
            return step == steps ? LoopbackServer.Ok : LoopbackServer.Reply("302 Found", $"Location: /{step + 1}\r\n");
        });
}
