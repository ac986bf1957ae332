using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

/// <summary>Headers that HTTP itself needs are sent as they were asked for, or refused before anything is.</summary>
public class SpecialHeaderTests
{
    [Fact]
    public async Task A_Host_that_is_given_is_the_only_one()
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", server.Url, "-H", "Host: example.com:8080");
        Assert.True(code == 0, run.Error.Text);
        Assert.Equal(["Host: example.com:8080"], server.Head.Split("\r\n").Where(static line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("post", "Content-Type", "application/json")]
    [InlineData("post", "Content-Length", "0")]
    [InlineData("get", "Content-Type", "text/plain")]
    [InlineData("put", "Content-Language", "cy")]
    [InlineData("delete", "Last-Modified", "Sat, 01 Jan 2000 00:00:00 GMT")]
    public async Task What_describes_a_body_is_sent_though_there_is_none(string method, string name, string value)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", server.Url, "-X", method, "-H", $"{name}: {value}");
        Assert.True(code == 0, run.Error.Text);
        Assert.Single(server.Head.Split("\r\n"), $"{name}: {value}");
    }

    [Theory]
    [InlineData("Host;", "--header: the value of 'Host' is no host")]
    [InlineData("Host: a b", "--header: the value of 'Host' is no host")]
    [InlineData("Host: http://a/", "--header: the value of 'Host' is no host")]
    [InlineData("Host:", "--header: 'Host:' would send no Host")]
    [InlineData("Content-Length: 5", "--header: 'Content-Length' announces a body, and none is sent")]
    [InlineData("content-length;", "--header: 'Content-Length' announces a body, and none is sent")]
    [InlineData("Transfer-Encoding: chunked", "--header: 'Transfer-Encoding' announces a body, and none is sent")]
    public async Task What_cannot_be_sent_is_refused_in_one_line(string header, string problem)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", server.Url, "-H", header);
        Assert.Equal(1, code);
        Assert.StartsWith($"meanwhile: {problem}", run.Error.Text, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Text.Count(static character => character == '\n'));
        Assert.Empty(server.Heads);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("head")]
    [InlineData("options")]
    [InlineData("delete")]
    public async Task No_length_is_sent_where_none_is_asked_for(string method)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", server.Url, "-X", method, "-H", "Content-Length:");
        Assert.True(code == 0, run.Error.Text);
        Assert.DoesNotContain("Content-Length", server.Head, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("post")]
    [InlineData("put")]
    [InlineData("patch")]
    [InlineData("trace")]
    [InlineData("purge")]
    [InlineData("get,post")]
    [InlineData("get", "-H", "Content-Type: text/plain")]
    public async Task No_length_where_HTTP_wants_one_is_refused_in_one_line(string method, params string[] more)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run(["check", server.Url, "-X", method, "-H", "content-length:", .. more]);
        Assert.Equal(1, code);
        Assert.StartsWith("meanwhile: --header: 'Content-Length:' would send none, and", run.Error.Text, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Text.Count(static character => character == '\n'));
        Assert.Empty(server.Heads);
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("purge")]
    [InlineData("patch")]
    public async Task Those_methods_say_that_their_body_is_empty(string method)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run("check", server.Url, "-X", method);
        Assert.True(code == 0, run.Error.Text);
        Assert.Equal("0", RecordingServer.Header(server.Head, "Content-Length"));
    }

    [Theory]
    [InlineData("carol:open-sesame@")]
    [InlineData("carol:open-sesame@", "-X", "head")]
    [InlineData("", "-u", "carol:open-sesame")]
    [InlineData("carol:open-sesame@", "-u", "dave:shut-sesame", "--rate", "1000/s")]
    public async Task No_Authorization_leaves_out_every_user(string user, params string[] more)
    {
        await using var server = new RecordingServer();
        var (code, run) = await InProcess.Run(["check", server.Url.Replace("://", "://" + user, StringComparison.Ordinal), "-H", "authorization:", .. more]);
        Assert.True(code == 0, run.Output.Text + run.Error.Text);
        Assert.DoesNotContain("Authorization", server.Head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sesame", run.Output.Text + run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_of_Host_are_refused()
    {
        var (code, run) = await InProcess.Run("check", "http://a/", "-H", "Host: a", "-H", "host: b");
        Assert.Equal(1, code);
        Assert.Contains("'Host' is given twice", run.Error.Text, StringComparison.Ordinal);
    }
}
