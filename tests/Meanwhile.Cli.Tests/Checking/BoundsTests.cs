using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class BoundsTests
{
    [Fact]
    public async Task Of_a_body_no_byte_more_than_1_MiB_is_read()
    {
        const int Limit = 1024 * 1024;
        var body = new string('x', (2 * Limit) + 7);
        await using var server = new RecordingServer(_ => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var (code, run) = await InProcess.Run("check", server.Url, "-f", "jsonl");
        Assert.Equal(0, code);
        Assert.Equal(Limit, run.Rows[0].GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task Each_attempt_counts_for_the_breaker_retries_too()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Reply("500 No"));
        var (_, run) = await InProcess.Run("check", server.Url("/1"), server.Url("/2"), "-c", "1", "--breaker", "4", "--retry", "3", "--retry-delay", "0s", "-f", "jsonl");
        Assert.Equal(4, server.Requests);
        Assert.Equal(2, run.Rows.Length);
        Assert.Contains("4 requests in a row failed", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_long_URLs_take_little_memory()
    {
        const int Count = 400;
        var tail = new string('x', 60_000);
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        using var list = new TemporaryFile(string.Concat(Enumerable.Range(0, Count).Select(number => server.Url($"/{number}{tail}\n"))));

        // More than these bytes of heap, and the process ends.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_GCHeapHardLimit"] = "0x6000000" };
        var (code, output, error) = await CommandProcess.Run(environment, ["check", "-i", list.Path, "-w", @"%{http_code}\n", "-c", "1000", "--host-concurrency", "1000", "-n"]);
        Assert.True(code == 0, error);
        Assert.Equal(Count, output.Count(static character => character == '\n'));
    }
}
