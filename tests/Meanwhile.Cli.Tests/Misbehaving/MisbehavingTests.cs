using System.Text.Json;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Misbehaving;

public class MisbehavingTests
{
    // Where a request that hangs is ended, as its message says.
    private const string WithoutConnection = "no connection within";
    private const string WithoutAnswer = "no answer within";
    private const string WithoutEnd = "did not end within";

    private static readonly string[] Quick =
    [
        "-f", "jsonl", "--retry", "1", "--retry-delay", "1ms", "-x", "",
    ];

    private static readonly string[] Patient = ["-m", "1m", "--connect-timeout", "50s", "--retry-max-time", "2m"];

    public static TheoryData<string> Names => [.. Kinds.All.Where(static kind => !Hangs(kind)).Select(static kind => kind.Name)];

    [Fact]
    public void There_are_many_kinds() => Assert.InRange(Kinds.All.Select(kind => kind.Name).Distinct(StringComparer.Ordinal).Count(), 60, 1000);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_ends_as_a_row_that_says_what_is_wrong(string name)
    {
        var kind = Kinds.All.Single(kind => kind.Name == name);
        using var authority = new TemporaryFile(Certificates.AuthorityPem);
        await using var server = new MisbehavingServer(kind);
        var (code, run) = await InProcess.Run(["check", server.Url, .. Quick, .. Times(kind), .. Options(kind, authority)]);
        HoldsFor(kind, run.Row(server.Url));
        Assert.Equal(kind.Error is null ? 0 : 2, code);
        Assert.DoesNotContain('\e', run.Output.Text + run.Error.Text);
    }

    /// <summary>Together, because they do nothing but wait: one after the other they would take the time of each.</summary>
    [Theory]
    [InlineData(WithoutConnection)]
    [InlineData(WithoutAnswer)]
    [InlineData(WithoutEnd)]
    public async Task Those_that_hang_end_as_rows_that_say_where(string message)
    {
        var kinds = Kinds.All.Where(kind => Hangs(kind) && kind.Message == message).ToArray();
        var servers = Array.ConvertAll(kinds, static kind => new MisbehavingServer(kind));
        var (code, run) = await InProcess.Run(["check", .. servers.Select(static server => server.Url), .. Quick, .. Times(kinds[0])]);
        for (var index = 0; index < kinds.Length; index++)
        {
            HoldsFor(kinds[index], run.Row(servers[index].Url));
            await servers[index].DisposeAsync();
        }

        Assert.Equal(2, code);
        Assert.DoesNotContain('\e', run.Output.Text + run.Error.Text);
    }

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
            ["check", "-i", list.Path, .. Quick, .. times]
        );
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.True(code == 2, error);
        Assert.Equal(servers.Length + 2000, rows.Length);
        for (var index = 0; index < kinds.Length; index++)
        {
            HoldsFor(kinds[index], rows.Single(row => row.GetProperty("url").GetString() == servers[index].Url));
        }

        Assert.All(rows.Where(row => row.GetProperty("url").GetString()!.StartsWith(good.Url(), StringComparison.Ordinal)), row => Assert.True(row.GetProperty("ok").GetBoolean()));
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    private static void HoldsFor(Kind kind, JsonElement row)
    {
        Assert.True(kind.Error is null ? row.GetProperty("error").GetString() is null : kind.Error.Split('|').Contains(row.GetProperty("error").GetString()), $"{kind.Name}: {row}");
        Assert.True((row.GetProperty("message").GetString() ?? "").Contains(kind.Message, StringComparison.Ordinal), $"{kind.Name}: {row}");
        Assert.Equal(kind.Error is null, row.GetProperty("ok").GetBoolean());
        if (kind.Attempts is { } attempts)
        {
            Assert.True(row.GetProperty("attempts").GetInt32() == attempts, $"{kind.Name}: {row}");
        }

        Assert.InRange(row.GetProperty("bytes").GetInt64(), 0, 2 * 1024 * 1024);
    }

    // With options of its own it cannot share a command.
    private static bool Hangs(Kind kind) => kind is { Error: "timeout", Message: WithoutConnection or WithoutAnswer or WithoutEnd, Options: [] };

    /// <summary>Impatient only with what is waited for: whatever else takes time may take it. What hangs is asked once.</summary>
    private static string[] Times(Kind kind) =>
        kind.Error != "timeout" ? Patient
        : kind.Message == WithoutConnection ? ["-m", "1m", "--connect-timeout", "300ms", "--retry-max-time", "0s"]
        : kind.Message == WithoutEnd ? ["-m", "4s", "--connect-timeout", "50s", "--retry-max-time", "0s"]
        : ["-m", "400ms", "--connect-timeout", "50s", "--retry-max-time", "0s"];

    private static string[] Options(Kind kind, TemporaryFile authority) =>
        Array.ConvertAll(kind.Options, option => option == Kinds.AuthorityFile ? authority.Path : option);
}
