using System.Text.Json;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Misbehaving;

public class AllTogetherTests
{
    [Fact]
    public async Task All_of_them_together_harm_neither_each_other_nor_a_good_server_nor_the_memory()
    {
        var kinds = Kinds.All.Where(kind => kind.Options.Length == 0).ToArray();
        var servers = Array.ConvertAll(kinds, kind => new MisbehavingServer(kind));
        await using var good = new LoopbackServer(static _ => LoopbackServer.Ok);
        var urls = servers.Select(server => server.Url).Concat(Enumerable.Range(0, 2000).Select(number => good.Url($"/{number}")));
        using var list = new TemporaryFile(string.Join('\n', urls));

        // Time enough for the good ones on a busy machine; those that hang are asked once.
        string[] times = ["-m", "10s", "--connect-timeout", "8s", "--retry-max-time", "7s"];

        // More than these bytes of heap, and the process ends.
        var (code, output, error) = await CommandProcess.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_GCHeapHardLimit"] = "0x4000000" },
            ["check", "-i", list.Path, .. MisbehavingTests.Quick, .. times]
        );
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.True(code == 2, error);
        Assert.Equal(servers.Length + 2000, rows.Length);
        for (var index = 0; index < kinds.Length; index++)
        {
            kinds[index].HoldsFor(rows.Single(row => row.GetProperty("url").GetString() == servers[index].Url));
        }

        Assert.All(rows.Where(row => row.GetProperty("url").GetString()!.StartsWith(good.Url(), StringComparison.Ordinal)), row => Assert.True(row.GetProperty("ok").GetBoolean()));
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }
}
