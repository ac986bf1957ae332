using System.Text;
using System.Text.Json;
using Meanwhile.Cli.Check.Input;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Hiding;

/// <summary>A user and a password that stand in a URL, or in the environment's proxy, are hidden like those of -u.</summary>
public class UserInUrlTests
{
    private const string Password = "pä:ss/of carol";

    private static readonly string InUrl = $"carol:{Uri.EscapeDataString(Password)}@";

    public static TheoryData<string> Echoes =>
        [
            Uri.EscapeDataString(Password),
            "p\\u00e4:ss\\/of carol",
            "p&#228;:ss&#x2f;of carol",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"carol:{Password}")),
            Convert.ToHexString(Encoding.UTF8.GetBytes(Password)),
            BitConverter.ToString(Encoding.UTF8.GetBytes(Password)),
            BitConverter.ToString(Encoding.UTF8.GetBytes(Password)).Replace('-', ':'),
            "PA-SS-" + Uri.EscapeDataString(Password),
        ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task Those_of_a_URL_are_hidden_where_its_server_sends_them_back(string echo)
    {
        await using var server = Echo(echo);
        var (_, run) = await InProcess.Run("check", server.Url.Replace("://", "://" + InUrl, StringComparison.Ordinal), "-f", "jsonl", "-v", "--retry", "0");
        RequireHidden(run.Output.Text + run.Error.Text, echo);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task Those_of_a_proxy_that_the_environment_names_are_hidden(string echo)
    {
        await using var proxy = Echo(echo);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["http_proxy"] = proxy.Url.Replace("://", "://" + InUrl, StringComparison.Ordinal) };
        var (_, output, error) = await CommandProcess.Run(environment, ["check", "http://example.invalid/", "-f", "jsonl", "-v", "--retry", "0"]);
        RequireHidden(output + error, echo);
    }

    [Fact]
    public async Task A_broken_chunk_that_says_them_shows_none_of_their_bytes()
    {
        await using var server = new RecordingServer(head => $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{RecordingServer.Header(head, "Authorization")!.Split(' ')[1]}\r\n");
        var (_, run) = await InProcess.Run("check", server.Url.Replace("://", "://carol:open-sesame@", StringComparison.Ordinal), "-f", "jsonl", "--retry", "0");
        var bytes = Encoding.ASCII.GetBytes(Convert.ToBase64String("carol:open-sesame"u8));
        Assert.Equal("body", run.Rows[0].GetProperty("error").GetString());
        Assert.DoesNotContain(BitConverter.ToString(bytes), run.Output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", run.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_alone_is_a_secret_too()
    {
        await using var server = Echo("token-of-carol");
        var (_, run) = await InProcess.Run("check", server.Url.Replace("://", "://token-of-carol@", StringComparison.Ordinal), server.Url.Replace("://", "://token-of-carol:@", StringComparison.Ordinal), "-f", "jsonl", "--retry", "0");
        Assert.Equal(2, run.Rows.Length);
        Assert.DoesNotContain("token-of-carol", run.Output.Text + run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ghp_Token12345678:x-oauth-basic@", "")]
    [InlineData("", "ghp_Token12345678:x-oauth-basic")]
    public async Task A_name_that_is_the_token_is_hidden_wherever_the_server_says_it(string inUrl, string user)
    {
        const string Escaped = @"\u0067\u0068p_Token1234567\u0038";
        await using var server = new RecordingServer(static head =>
            head.StartsWith("GET /u ", StringComparison.Ordinal)
                ? $"HTTP/1.1 302 Found\r\nLocation: /{Escaped}/ghp_Token12345678?a={Escaped}\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 404 no ghp_Token12345678\r\nContent-Type: text/ghp_Token12345678\r\nContent-Length: 0\r\n\r\n");
        string[] options = user.Length == 0 ? [] : ["-u", user];
        var (_, run) = await InProcess.Run(["check", server.Url.Replace("://", "://" + inUrl, StringComparison.Ordinal) + "u", "-f", "jsonl", "-v", "--retry", "0", .. options]);
        var row = Assert.Single(run.Rows);
        Assert.Equal("404 no ***", row.GetProperty("message").GetString());
        Assert.Equal("text/***", row.GetProperty("content_type").GetString());
        Assert.Equal($"{server.Url}***/***?a=***", row.GetProperty("final_url").GetString());
        Assert.Equal($"{server.Url}***/***?a=***", row.GetProperty("redirects")[0].GetProperty("to").GetString());
        Assert.DoesNotContain("oken", run.Output.Text + run.Error.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://http://user:pass-of-carol@host/")]
    [InlineData("http://https://user:pass-of-carol@host")]
    [InlineData("http:/user:pass-of-carol@host")]
    [InlineData("http:///user:pass-of-carol@host")]
    [InlineData("user:pass-of-carol@host/path")]
    [InlineData("ftp://user:pass-of-carol@host/path")]
    [InlineData("http://user:pass-of-carol@host:port/")]
    [InlineData("http:\\\\user:pass-of-carol@host/")]
    [InlineData("user:pass-of-carol@http://host")]
    public async Task What_is_no_URL_shows_no_password(string text)
    {
        var (code, run) = await new InProcess { Input = InProcess.Lines(text) }.Finish("check", "-", "-f", "jsonl", "-v", "--retry", "0", "-m", "2s");
        Assert.Equal(2, code);
        Assert.DoesNotContain("pass-of-carol", run.Output.Text + run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:pa/ss@host:port/", "https://host:port/")]
    [InlineData("no url", "no url")]
    [InlineData("a@b//c", "b//c")]
    public void What_is_no_URL_is_shown_without_what_may_be_a_password(string text, string shown) => Assert.Equal(shown, AddressParser.WithoutUser(text));

    private static RecordingServer Echo(string echo) =>
        new(_ => $"HTTP/1.1 404 you sent {echo}\r\nContent-Type: text/{echo}\r\nContent-Length: 0\r\n\r\n");

    private static void RequireHidden(string shown, string echo)
    {
        Assert.Contains("***", shown, StringComparison.Ordinal);
        foreach (var form in (string[])[echo, JsonEncodedText.Encode(echo).ToString(), echo[6..].TrimEnd('=')])
        {
            Assert.DoesNotContain(form, shown, StringComparison.OrdinalIgnoreCase);
        }
    }
}
