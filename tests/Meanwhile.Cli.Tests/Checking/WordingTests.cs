using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Meanwhile.Cli.Tests.Misbehaving;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

/// <summary>The rows speak of the command's options, and of nothing that its user cannot set.</summary>
public class WordingTests
{
    private static readonly string[] OfLibraries =
    [
        "HttpSessionOptions", "HttpRetryOptions", "AllowInsecureRedirects", "ConnectionLimit", "MaxHeaderBytes", "MaxResponseHeadersLength", "MaxRedirects", "ConnectTimeout)", "inner exception",
    ];

    public static TheoryData<string> Quick => [.. Kinds.All.Where(static kind => kind.Error is not null and not "timeout").Select(static kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Quick))]
    public async Task No_message_names_an_option_of_the_library(string name)
    {
        var kind = Kinds.All.Single(kind => kind.Name == name);
        using var authority = new TemporaryFile(Certificates.AuthorityPem);
        await using var server = new MisbehavingServer(kind);
        string[] options = [.. kind.Options.Select(option => option == Kinds.AuthorityFile ? authority.Path : option), "-f", "jsonl", "--retry", "0", "-x", ""];
        var (_, run) = await InProcess.Run(["check", server.Url, .. options]);
        var message = run.Row(server.Url).GetProperty("message").GetString()!;
        Assert.All(OfLibraries, word => Assert.DoesNotContain(word, message, StringComparison.Ordinal));
        Assert.False(message.StartsWith("GET http", StringComparison.Ordinal) && message.StartsWith($"GET {server.Url}:", StringComparison.Ordinal), message);
    }

    [Fact]
    public async Task Too_many_redirects_name_the_option_that_allows_more()
    {
        await using var server = new MisbehavingServer(Kinds.All.Single(static kind => kind.Name == "redirects for ever"));
        var (_, run) = await InProcess.Run("check", server.Url, "-f", "jsonl", "--max-redirs", "3");
        Assert.EndsWith($"more than 3 redirects; the next would be to {server.Url}xxxx. --max-redirs allows more.", run.Row(server.Url).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-4", "http://[::1]:{0}/", "::1 is an address of IPv6, and -4 allows IPv4 alone")]
    [InlineData("-6", "http://127.0.0.1:{0}/", "127.0.0.1 is an address of IPv4, and -6 allows IPv6 alone")]
    public async Task An_address_of_the_family_that_is_not_allowed_is_a_failure_to_connect(string option, string url, string said)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        url = string.Format(CultureInfo.InvariantCulture, url, ((IPEndPoint)listener.LocalEndpoint).Port);
        var (code, run) = await InProcess.Run("check", url, option, "-f", "jsonl", "--retry", "0");
        Assert.Equal(2, code);
        Assert.Equal("connect", run.Row(url).GetProperty("error").GetString());
        Assert.Contains(said, run.Row(url).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_password_of_the_url_is_in_no_field_though_the_server_sends_it_back()
    {
        await using var server = new RecordingServer(static head =>
            head.StartsWith("GET / ", StringComparison.Ordinal)
                ? "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /pass-of-carol?Y2Fyb2w6cGFzcy1vZi1jYXJvbA==\r\n\r\n"
                : "HTTP/1.1 404 no pass%2Dof-carol\r\nContent-Type: text/pass-of-carol\r\nContent-Length: 0\r\n\r\n"
        );
        var url = server.Url.Replace("//", "//carol:pass-of-carol@", StringComparison.Ordinal);
        var (_, run) = await InProcess.Run("check", url, "-f", "jsonl", "-v");
        Assert.Equal("404 no ***", run.Rows[0].GetProperty("message").GetString());
        Assert.Contains("Authorization: Basic Y2Fyb2w6cGFzcy1vZi1jYXJvbA==", server.Heads[0], StringComparison.Ordinal);
        Assert.DoesNotContain("pass-of", run.Output.Text + run.Error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Y2Fyb2w6", run.Output.Text + run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http_proxy", "http")]
    [InlineData("HTTPS_PROXY", "https")]
    [InlineData("ALL_PROXY", "https")]
    public async Task A_proxy_of_the_environment_is_told_without_its_password(string name, string scheme)
    {
        foreach (var answer in (string[])["HTTP/1.1 407 no pass-of%2Dcarol here\r\nContent-Length: 0\r\n\r\n", "no HTTP but Y2Fyb2w6cGFzcy1vZi1jYXJvbA==\r\n\r\n", ""])
        {
            await using var proxy = new RecordingServer(_ => answer);
            var environment = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = proxy.Url.Replace("//", "//carol:pass-of-carol@", StringComparison.Ordinal), ["NO_PROXY"] = "" };
            var (_, output, error) = await CommandProcess.Run(environment, ["check", $"{scheme}://example.invalid/", "--retry", "0", "-f", "jsonl", "-v"]);
            Assert.Contains("example.invalid", output, StringComparison.Ordinal);
            Assert.DoesNotContain("pass-of", output + error, StringComparison.Ordinal);
            Assert.DoesNotContain("Y2Fyb2w6", output + error, StringComparison.Ordinal);
        }
    }
}
