using Meanwhile.Cli.Tests.Misbehaving;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class ConnectionTests
{
    [Fact]
    public async Task A_proxy_is_used_with_its_credentials()
    {
        await using var proxy = new RecordingServer();
        var (code, _) = await InProcess.Run("check", "http://example.invalid/page", "-x", $"http://carol:pass@127.0.0.1:{proxy.Port}", "-f", "jsonl");

        // .NET sends them only when it is asked to.
        Assert.Equal(0, code);
        Assert.StartsWith("GET http://example.invalid/page HTTP/1.1", proxy.Heads[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_asks_who_is_there_is_told()
    {
        await using var proxy = new RecordingServer(static head =>
            RecordingServer.Header(head, "Proxy-Authorization") is null ? "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n" : Kinds.Empty
        );
        var (code, run) = await InProcess.Run("check", "http://example.invalid/page", "-x", $"carol:pass@127.0.0.1:{proxy.Port}", "-f", "jsonl");
        Assert.True(code == 0, run.Output.Text);
        Assert.Equal("Basic Y2Fyb2w6cGFzcw==", RecordingServer.Header(proxy.Heads[^1], "Proxy-Authorization"));
    }

    [Fact]
    public async Task A_proxy_that_nobody_is_at_is_named_without_its_credentials()
    {
        var nobody = new Uri(LoopbackServer.Nobody());
        var (code, run) = await InProcess.Run("check", "http://example.invalid/", "-x", $"http://carol:pass-of-carol@127.0.0.1:{nobody.Port}", "-f", "jsonl", "--retry", "0");
        Assert.Equal(2, code);
        Assert.Equal("connect", run.Rows[0].GetProperty("error").GetString());
        Assert.Contains($"the proxy '127.0.0.1' port {nobody.Port} refused", run.Rows[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("carol", run.Output.Text + run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", "connect", "it answered 403")]
    [InlineData("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n", "connect", "it answered 407")]
    [InlineData("SSH-2.0\r\n", "protocol", "")]
    public async Task A_proxy_that_refuses_is_said_to(string answer, string error, string message)
    {
        await using var proxy = new RecordingServer(_ => answer);
        var (code, run) = await InProcess.Run("check", "https://example.invalid/", "-x", proxy.Url, "-f", "jsonl", "--retry", "0");
        Assert.Equal(2, code);
        Assert.True(run.Rows[0].GetProperty("error").GetString() == error, run.Output.Text);
        Assert.Contains(message, run.Rows[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_names_a_proxy_and_whom_to_ask_without_it()
    {
        await using var proxy = new RecordingServer();
        await using var server = new RecordingServer();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["http_proxy"] = proxy.Url, ["NO_PROXY"] = "127.0.0.1" };
        var (code, output, _) = await CommandProcess.Run(environment, ["check", "http://example.invalid/", server.Url]);
        Assert.True(code == 0, output);
        Assert.StartsWith("GET http://example.invalid/ ", proxy.Head, StringComparison.Ordinal);
        Assert.StartsWith("GET / ", server.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_proxy_is_used_where_none_is_wanted()
    {
        await using var proxy = new RecordingServer();
        await using var server = new RecordingServer();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["http_proxy"] = proxy.Url, ["ALL_PROXY"] = proxy.Url };
        var (code, _, _) = await CommandProcess.Run(environment, ["check", server.Url, "-x", ""]);
        Assert.Equal(0, code);
        Assert.Empty(proxy.Heads);
    }

    [Theory]
    [InlineData("NO_PROXY")]
    [InlineData("no_proxy")]
    public async Task No_proxy_is_used_where_the_environment_wants_none_for_any_host(string name)
    {
        await using var proxy = new RecordingServer();
        await using var server = new RecordingServer();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["http_proxy"] = proxy.Url, ["ALL_PROXY"] = proxy.Url, [name] = "*" };
        var (code, output, _) = await CommandProcess.Run(environment, ["check", server.Url]);
        Assert.True(code == 0, output);
        Assert.Empty(proxy.Heads);
    }

    [Fact]
    public async Task A_certificate_of_the_client_is_shown()
    {
        using var file = new TemporaryFile(Certificates.ClientPem);
        var seen = "";
        var tls = new System.Net.Security.SslServerAuthenticationOptions
        {
            ServerCertificate = Certificates.Good.ServerCertificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                seen = certificate?.Subject ?? "none";
                return certificate is not null;
            },
        };
        await using var server = new RecordingServer(tls: tls);
        var (code, run) = await InProcess.Run("check", server.Url, "-k", "--cert", file.Path);
        Assert.True(code == 0, run.Output.Text);
        Assert.Equal("CN=the client", seen);
    }

    [Fact]
    public async Task HTTP2_falls_back_to_a_server_that_speaks_HTTP_1_1_alone()
    {
        await using var server = new RecordingServer(tls: Certificates.Good);
        var (code, run) = await InProcess.Run("check", server.Url, "-k", "--http2", "-f", "jsonl");
        Assert.Equal(0, code);
        Assert.Equal("1.1", run.Rows[0].GetProperty("http_version").GetString());
    }
}
