using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class ResolveTests
{
    [Theory]
    [InlineData("http://b\u00FCcher.invalid:{0}/", "b\u00FCcher.invalid:{0}:127.0.0.1")]
    [InlineData("http://b\u00FCcher.invalid:{0}/", "xn--bcher-kva.invalid:{0}:127.0.0.1")]
    [InlineData("http://xn--bcher-kva.invalid:{0}/", "B\u00DCCHER.invalid:{0}:127.0.0.1")]
    [InlineData("http://[::1]:{0}/", "[::1]:{0}:127.0.0.1")]
    [InlineData("http://host.invalid:{0}/", "+HOST.invalid:{0}:127.0.0.1")]
    [InlineData("http://host.invalid:{0}/", "*:{0}:127.0.0.1")]
    public async Task A_host_in_any_form_is_sent_elsewhere(string url, string resolve)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", Filled(url, server), "--resolve", Filled(resolve, server), "--retry", "0");
        Assert.True(code == 0, run.Output.Text + run.Error.Text);
        Assert.Single(server.Heads);
    }

    [Theory]
    [InlineData("*:{0}:127.0.0.2", "a.invalid:{0}:127.0.0.1")]
    [InlineData("a.invalid:{0}:127.0.0.1", "*:{0}:127.0.0.2")]
    [InlineData("a.invalid:{0}:127.0.0.1", "a.invalid:{0}:127.0.0.2")]
    public async Task An_entry_for_the_host_itself_goes_before_one_for_each_and_the_first_before_others(string first, string second)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", Filled("http://A.invalid:{0}/", server), "--resolve", Filled(first, server), "--resolve", Filled(second, server), "--retry", "0");
        Assert.True(code == 0, run.Output.Text + run.Error.Text);
        Assert.Single(server.Heads);
    }

    [Theory]
    [InlineData("-host:80", "takes an entry away")]
    [InlineData("[::1:80:127.0.0.1", "cannot be understood")]
    [InlineData("host/path:80:127.0.0.1", "cannot be understood")]
    [InlineData("user@host:80:127.0.0.1", "cannot be understood")]
    [InlineData("+:80:127.0.0.1", "cannot be understood")]
    public async Task What_cannot_be_is_refused(string resolve, string problem)
    {
        var (code, run) = await InProcess.Run("check", "http://a/", $"--resolve={resolve}");
        Assert.Equal(1, code);
        Assert.StartsWith("meanwhile: --resolve: ", run.Error.Text, StringComparison.Ordinal);
        Assert.Contains(problem, run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://[::1]:9/", "-4", "::1 is an address of IPv6, and -4 allows IPv4 alone")]
    [InlineData("http://127.0.0.1:9/", "-6", "127.0.0.1 is an address of IPv4, and -6 allows IPv6 alone")]
    [InlineData("http://a.invalid:9/", "-6", "127.0.0.1 is an address of IPv4, and -6 allows IPv6 alone")]
    public async Task An_address_of_the_other_protocol_is_no_unknown_name(string url, string option, string message)
    {
        var (code, run) = await InProcess.Run("check", url, option, "--resolve", "a.invalid:9:127.0.0.1", "--retry", "0", "-f", "jsonl");
        Assert.Equal(2, code);
        Assert.Equal("connect", run.Rows[0].GetProperty("error").GetString());
        Assert.Contains(message, run.Rows[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static string Filled(string text, RecordingServer server) => text.Replace("{0}", $"{server.Port}", StringComparison.Ordinal);
}
