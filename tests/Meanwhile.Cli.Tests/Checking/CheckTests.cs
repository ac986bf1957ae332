using System.Text.Json;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class CheckTests
{
    [Fact]
    public async Task All_up_gives_exit_code_0_and_a_row_for_each()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (code, run) = await InProcess.Run("check", server.Url("/a"), server.Url("/b"), "-f", "jsonl");
        Assert.Equal(0, code);
        Assert.Equal(2, run.Rows.Length);
        var row = run.Row(server.Url("/a"));
        Assert.Equal(
            ["url", "ok", "status", "error", "message", "ms", "attempts", "final_url"],
            row.EnumerateObject().Select(member => member.Name).Take(8)
        );
        Assert.True(row.GetProperty("ok").GetBoolean());
        Assert.Equal(200, row.GetProperty("status").GetInt32());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("error").ValueKind);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("message").ValueKind);
        Assert.True(row.GetProperty("ms").GetDouble() >= 0);
        Assert.Equal(1, row.GetProperty("attempts").GetInt32());
        Assert.Equal(server.Url("/a"), row.GetProperty("final_url").GetString());
        Assert.Contains("2 checked", run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found", 404, 1)]
    [InlineData("410 Gone", 410, 1)]
    [InlineData("429 Too Many Requests", 429, 3)]
    [InlineData("500 Oops", 500, 3)]
    [InlineData("503 Service Unavailable", 503, 3)]
    public async Task A_status_of_400_or_more_is_down_and_only_one_that_may_pass_is_tried_again(string status, int expected, int attempts)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Reply(status));
        var (code, run) = await InProcess.Run("check", server.Url(), "-f", "jsonl", "--retry", "2", "--retry-delay", "1ms");
        Assert.Equal(2, code);
        var row = Assert.Single(run.Rows);
        Assert.False(row.GetProperty("ok").GetBoolean());
        Assert.Equal(expected, row.GetProperty("status").GetInt32());
        Assert.Equal("status", row.GetProperty("error").GetString());
        Assert.Equal(status, row.GetProperty("message").GetString());
        Assert.Equal(attempts, row.GetProperty("attempts").GetInt32());
        Assert.Equal(attempts, server.Requests);
    }

    [Fact]
    public async Task A_failure_that_passes_ends_up()
    {
        var calls = 0;
        await using var server = new LoopbackServer(_ => Interlocked.Increment(ref calls) < 3 ? LoopbackServer.Reply("503 Busy") : LoopbackServer.Ok);
        var (code, run) = await InProcess.Run("check", server.Url(), "-f", "jsonl", "--retry-delay", "0s");
        Assert.Equal(0, code);
        Assert.Equal(3, run.Rows[0].GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task A_redirect_is_followed_and_its_end_is_told()
    {
        await using var server = new LoopbackServer(static path =>
            path == "/old" ? LoopbackServer.Reply("301 Moved", "Location: /new\r\n") : LoopbackServer.Ok
        );
        var (code, run) = await InProcess.Run("check", server.Url("/old"), "-f", "jsonl");
        Assert.Equal(0, code);
        Assert.Equal(server.Url("/new"), run.Rows[0].GetProperty("final_url").GetString());
    }

    [Theory]
    [InlineData("", "protocol", "SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("", "body", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n\r\nshort")]
    [InlineData("", "redirect", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /\r\n\r\n")]
    [InlineData("", "reset", null)]
    public async Task Each_misbehaviour_has_its_name(string path, string expected, string? answer)
    {
        await using var server = new LoopbackServer(_ => answer);
        var (code, run) = await InProcess.Run("check", server.Url("/" + path), "-f", "jsonl", "--retry", "0");
        Assert.Equal(2, code);
        Assert.Equal(expected, run.Rows[0].GetProperty("error").GetString());
        Assert.NotEmpty(run.Rows[0].GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_refused_connection_is_connect()
    {
        var (code, run) = await InProcess.Run("check", LoopbackServer.Nobody(), "-f", "jsonl", "--retry", "1", "--retry-delay", "1ms");
        Assert.Equal(2, code);
        var row = Assert.Single(run.Rows);
        Assert.Equal("connect", row.GetProperty("error").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("status").ValueKind);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("final_url").ValueKind);
        Assert.Equal(2, row.GetProperty("attempts").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_hangs_is_timeout_before_and_in_the_body(bool inBody)
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(_ => inBody ? Task.FromResult<string?>("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx") : never.Task);
        var (code, run) = await InProcess.Run("check", server.Url(), "-f", "jsonl", "--retry", "0", "-m", "300ms");
        Assert.Equal(2, code);
        Assert.Equal("timeout", run.Rows[0].GetProperty("error").GetString());
        Assert.Contains("within 300 ms", run.Rows[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_URL_is_a_row_of_its_own_that_names_its_place()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        using var file = new TemporaryFile($"{server.Url()}\n\nfoo bar\nftp://example.com/x\n");
        var (code, run) = await InProcess.Run("check", "-i", file.Path, "-f", "jsonl");
        Assert.Equal(2, code);
        Assert.Equal(3, run.Rows.Length);
        Assert.True(run.Row(server.Url()).GetProperty("ok").GetBoolean());
        var none = run.Row("foo bar");
        Assert.Equal("url", none.GetProperty("error").GetString());
        Assert.StartsWith($"{file.Path}:3: ", none.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, none.GetProperty("attempts").GetInt32());
        Assert.Contains("unknown scheme 'ftp'", run.Row("ftp://example.com/x").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_counts_each_reason()
    {
        await using var server = new LoopbackServer(static path => path == "/up" ? LoopbackServer.Ok : LoopbackServer.Reply("404 Not Found"));
        var (_, run) = await InProcess.Run("check", server.Url("/up"), server.Url("/no"), server.Url("/neither"), "foo");
        Assert.Contains("4 checked in ", run.Output.Text, StringComparison.Ordinal);
        Assert.Contains(": 1 up, 3 down (2 status, 1 url)", run.Output.Text, StringComparison.Ordinal);
        Assert.Contains("One after another it would have taken", run.Output.Text, StringComparison.Ordinal);
    }
}
