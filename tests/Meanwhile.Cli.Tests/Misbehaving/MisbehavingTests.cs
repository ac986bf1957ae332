using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Misbehaving;

public class MisbehavingTests
{
    // Where a request that hangs is ended, as its message says.
    private const string WithoutConnection = "no connection within";
    private const string WithoutAnswer = "no answer within";
    private const string WithoutEnd = "did not end within";

    /// <summary>One more attempt, at once, and rows that a test reads.</summary>
    internal static readonly string[] Quick = ["-f", "jsonl", "--retry", "1", "--retry-delay", "1ms", "-x", ""];

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
        kind.HoldsFor(run.Row(server.Url));
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
            kinds[index].HoldsFor(run.Row(servers[index].Url));
            await servers[index].DisposeAsync();
        }

        Assert.Equal(2, code);
        Assert.DoesNotContain('\e', run.Output.Text + run.Error.Text);
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
