using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class ManyHostsTests
{
    private const int Hosts = 3000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hosts_that_are_done_leave_no_connections_behind(bool serverHeedsClose)
    {
        await using var server = new CountingServer(serverHeedsClose);
        var (code, run) = await Check(server, Enumerable.Range(0, Hosts).Select(host => $"http://host-{host}.invalid:{server.Port}/"));
        Assert.True(code == 0, run.Output.Text);

        // Far fewer than there are hosts. The server, which counts, may be late to see that a connection has ended.
        Assert.InRange(server.MostOpen, 1, Hosts / 3);
    }

    [Fact]
    public async Task A_host_with_many_pages_serves_them_on_the_connections_it_has()
    {
        await using var server = new CountingServer();
        var (code, run) = await Check(server, Enumerable.Range(0, 2000).Select(page => $"http://host.invalid:{server.Port}/{page}"));
        Assert.True(code == 0, run.Output.Text);
        Assert.InRange(server.Accepted, 1, 50);
    }

    [Fact]
    public async Task Through_a_proxy_all_hosts_share_connections()
    {
        await using var proxy = new CountingServer();
        var lines = Enumerable.Range(0, 2000).Select(host => $"http://host-{host}.invalid/");
        var (code, run) = await new InProcess { Input = InProcess.Lines([.. lines]) }.Finish("check", "-", "-c", "50", "-x", $"http://127.0.0.1:{proxy.Port}");
        Assert.True(code == 0, run.Output.Text);
        Assert.InRange(proxy.Accepted, 1, 100);
    }

    private static Task<(int Code, InProcess Run)> Check(CountingServer server, IEnumerable<string> lines) =>
        new InProcess { Input = InProcess.Lines([.. lines]) }.Finish("check", "-", "-c", "50", "--resolve", $"*:{server.Port}:127.0.0.1");
}
