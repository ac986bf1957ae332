using Meanwhile.Cli.Tests.Support;
using Meanwhile.Tests;

namespace Meanwhile.Cli.Tests.Checking;

public class SocksTests
{
    [Fact]
    public async Task Proxy_leads_to_the_host()
    {
        await using var server = new RecordingServer();
        await using var proxy = new SocksServer(server.Port) { User = "carol:pass-of-carol" };
        var (code, run) = await InProcess.Run("check", "http://example.invalid/page", "-x", $"socks5://carol:pass-of-carol@127.0.0.1:{proxy.Port}", "-f", "jsonl");
        Assert.True(code == 0, run.Output.Text);
        Assert.StartsWith("GET /page HTTP/1.1", server.Head, StringComparison.Ordinal);
        Assert.Equal(["example.invalid:80"], proxy.Asked);
    }

    [Fact]
    public async Task Proxy_that_refuses_is_said_to_without_the_password()
    {
        await using var proxy = new SocksServer(target: 1) { User = "carol:other" };
        var (code, run) = await InProcess.Run("check", "http://example.invalid/", "-x", $"socks5://carol:pass-of-carol@127.0.0.1:{proxy.Port}", "-f", "jsonl", "--retry", "0");
        Assert.Equal(2, code);
        Assert.True(run.Rows[0].GetProperty("error").GetString() == "connect", run.Output.Text);
        Assert.Contains($"the proxy '127.0.0.1' port {proxy.Port} would not connect", run.Rows[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass-of-carol", run.Output.Text + run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_that_hangs_ends_with_the_time_to_connect()
    {
        await using var proxy = new SocksServer(target: 1) { HangsAfter = 1 };
        var (code, run) = await InProcess.Run("check", "http://example.invalid/", "-x", $"socks5://127.0.0.1:{proxy.Port}", "-f", "jsonl", "--retry", "0", "--connect-timeout", "300ms");
        Assert.Equal(2, code);
        Assert.True(run.Rows[0].GetProperty("error").GetString() == "timeout", run.Output.Text);
    }
}
