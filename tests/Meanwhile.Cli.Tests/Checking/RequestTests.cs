using Meanwhile.Cli.Tests.Misbehaving;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class RequestTests
{
    private const string NotFound = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    [Fact]
    public async Task The_next_method_is_tried_where_one_is_not_accepted()
    {
        await using var server = new RecordingServer(static head => head.StartsWith("HEAD", StringComparison.Ordinal) ? "HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n" : Kinds.Empty);
        var (code, run) = await InProcess.Run("check", server.Url, "-X", "head,get", "-f", "jsonl");
        Assert.Equal(0, code);
        Assert.Equal(["HEAD", "GET"], server.Heads.Select(head => head.Split(' ')[0]));
        Assert.Equal("GET", run.Rows[0].GetProperty("method").GetString());
        Assert.Equal(1, run.Rows[0].GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task The_time_of_an_attempt_is_that_of_all_its_methods()
    {
        // Each takes less than the time, and both together more.
        await using var server = new LoopbackServer(async path =>
        {
            await Task.Delay(700);
            return LoopbackServer.Reply("405 No");
        });
        var (_, run) = await InProcess.Run("check", server.Url(), "-X", "head,get", "-m", "1s", "--retry", "0", "-f", "jsonl");
        Assert.Equal("timeout", run.Rows[0].GetProperty("error").GetString());
        Assert.Equal("no answer within 1 s", run.Rows[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_method_that_is_accepted_is_the_only_one()
    {
        await using var server = new RecordingServer();
        var (code, _) = await InProcess.Run("check", server.Url, "-X", "head,get");
        Assert.Equal(0, code);
        Assert.StartsWith("HEAD / HTTP/1.1", server.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_are_sent_and_those_of_a_file_and_some_are_not()
    {
        using var file = new TemporaryFile("# mine\nX-From-File: yes\n\nX-Second: too\n");
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", server.Url, "-H", "X-One: 1", "-H", "@" + file.Path, "-H", "Accept:", "-H", "X-Empty;", "-A", "me/1.0");
        Assert.True(code == 0, run.Error.Text);
        var head = server.Head;
        Assert.Equal("1", RecordingServer.Header(head, "X-One"));
        Assert.Equal("yes", RecordingServer.Header(head, "X-From-File"));
        Assert.Equal("too", RecordingServer.Header(head, "X-Second"));
        Assert.Equal("me/1.0", RecordingServer.Header(head, "User-Agent"));
        Assert.Equal("", RecordingServer.Header(head, "X-Empty"));
        Assert.Null(RecordingServer.Header(head, "Accept"));
    }

    [Fact]
    public async Task User_and_password_are_sent_as_basic_authentication()
    {
        await using var server = new RecordingServer();
        await InProcess.Run("check", server.Url, "-u", "Aladdin:open sesame");
        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", RecordingServer.Header(server.Head, "Authorization"));
    }

    [Theory]
    [InlineData("404", 0)]
    [InlineData("200..=299,404", 0)]
    [InlineData("4xx", 0)]
    [InlineData("400..404", 2)]
    [InlineData("400-404", 0)]
    [InlineData("200..=399", 2)]
    public async Task What_counts_as_up_can_be_said(string accept, int expected)
    {
        await using var server = new RecordingServer(static _ => NotFound);
        var (code, _) = await InProcess.Run("check", server.Url, "--accept", accept);
        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task The_chain_of_redirects_is_recorded()
    {
        await using var server = new RecordingServer(static head =>
            head.Split(' ')[1] switch
            {
                "/" => "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /b\r\n\r\n",
                "/b" => "HTTP/1.1 307 Moved\r\nContent-Length: 0\r\nLocation: /c?d\r\n\r\n",
                _ => Kinds.Empty,
            }
        );
        var (_, run) = await InProcess.Run("check", server.Url, "-f", "jsonl");
        Assert.Equal(
            [(301, server.Url, server.Url + "b"), (307, server.Url + "b", server.Url + "c?d")],
            run.Rows[0].GetProperty("redirects").EnumerateArray().Select(step => (step.GetProperty("status").GetInt32(), step.GetProperty("from").GetString()!, step.GetProperty("to").GetString()!))
        );
        Assert.Equal(server.Url + "c?d", run.Rows[0].GetProperty("final_url").GetString());
    }

    [Fact]
    public async Task Where_redirects_lead_too_far_the_chain_is_recorded_too()
    {
        await using var server = new RecordingServer(static head => $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {head.Split(' ')[1]}x\r\n\r\n");
        var (_, run) = await InProcess.Run("check", server.Url, "-f", "jsonl", "--max-redirs", "3");
        Assert.Equal("redirect", run.Rows[0].GetProperty("error").GetString());
        Assert.Equal(3, run.Rows[0].GetProperty("redirects").GetArrayLength());
        Assert.Equal(4, server.Heads.Count);
    }

    [Fact]
    public async Task No_redirect_is_followed_where_none_is_wanted()
    {
        await using var server = new RecordingServer(static _ => "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /b\r\n\r\n");
        var (code, run) = await InProcess.Run("check", server.Url, "-f", "jsonl", "--max-redirs", "0", "--accept", "200..=299,301");
        Assert.Equal(0, code);
        Assert.Equal(301, run.Rows[0].GetProperty("status").GetInt32());
        Assert.Single(server.Heads);
    }

    [Fact]
    public async Task Credentials_do_not_follow_a_redirect_to_another_host()
    {
        await using var other = new RecordingServer();
        await using var server = new RecordingServer(_ => $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {other.Url}\r\n\r\n");
        var (code, _) = await InProcess.Run("check", server.Url, "-H", "Authorization: Bearer hushhush", "-H", "Cookie: hush=1", "-H", "X-Api-Key: hushhush", "-H", "Accept-Language: cy");
        Assert.Equal(0, code);
        Assert.Equal("Bearer hushhush", RecordingServer.Header(server.Head, "Authorization"));
        Assert.Null(RecordingServer.Header(other.Head, "Authorization"));
        Assert.Null(RecordingServer.Header(other.Head, "Cookie"));
        Assert.Null(RecordingServer.Header(other.Head, "X-Api-Key"));
        Assert.Equal("cy", RecordingServer.Header(other.Head, "Accept-Language"));
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("junit")]
    [InlineData("markdown")]
    [InlineData("table")]
    public async Task Secrets_are_shown_nowhere_though_the_server_sends_them_back(string format)
    {
        await using var server = new RecordingServer(static head =>
            head.StartsWith("GET / ", StringComparison.Ordinal)
                ? $"HTTP/1.1 302 {RecordingServer.Header(head, "X-Key")}\r\nContent-Length: 0\r\nLocation: /x?{RecordingServer.Header(head, "X-Key")}&open-sesame&{RecordingServer.Header(head, "Authorization")!.Split(' ')[1]}\r\n\r\n"
                : $"HTTP/1.1 404 {RecordingServer.Header(head, "X-Key")}\r\nContent-Type: text/{RecordingServer.Header(head, "X-Key")}\r\nContent-Length: 0\r\n\r\n"
        );
        var address = server.Url.Replace("http://", "http://carol:pass-of-carol@", StringComparison.Ordinal);
        var (code, run) = await InProcess.Run("check", address, server.Url, "-H", "X-Key: key-of-carol", "-u", "Aladdin:open-sesame", "-f", format, "-v", "--retry", "1", "--retry-on", "404", "--retry-delay", "1ms");
        Assert.Equal(2, code);
        foreach (var secret in (string[])["key-of-carol", "open-sesame", "QWxhZGRpbjpvcGVuLXNlc2FtZQ", "pass-of-carol"])
        {
            Assert.DoesNotContain(secret, run.Output.Text + run.Error.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("***", run.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_can_be_sent_elsewhere()
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", $"http://no-such-host.invalid:{server.Port}/", "--resolve", $"no-such-host.invalid:{server.Port}:127.0.0.1", "-4");
        Assert.True(code == 0, run.Output.Text);
        Assert.Equal($"no-such-host.invalid:{server.Port}", RecordingServer.Header(server.Head, "Host"));
    }

    [Fact]
    public async Task Where_the_one_protocol_is_asked_for_an_address_of_the_other_is_none()
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", server.Url, "-6", "--retry", "0", "-f", "jsonl");
        Assert.Equal(2, code);
        Assert.Equal("connect", run.Rows[0].GetProperty("error").GetString());
        Assert.Empty(server.Heads);
    }

    [Fact]
    public async Task The_second_address_is_tried_where_the_first_refuses()
    {
        await using var server = new RecordingServer();
        var (code, _) = await InProcess.Run("check", $"http://somewhere.invalid:{server.Port}/", "--resolve", $"*:{server.Port}:[::1],127.0.0.1");
        Assert.Equal(0, code);
    }
}
