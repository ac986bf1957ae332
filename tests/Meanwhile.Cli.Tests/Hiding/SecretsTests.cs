using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Hiding;
using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Tests.Hiding;

public class SecretsTests
{
    [Theory]
    [InlineData("tök en/1=\"x\"")]
    [InlineData("T\u00D6K EN/1=\"X\"")]
    [InlineData("t%C3%B6k%20en%2F1%3D%22x%22")]
    [InlineData("t%c3%b6k+en/1%3d\"x\"")]
    [InlineData("%74%C3%B6%6B%20%65n/1=%22x%22")]
    [InlineData("t\\u00f6k en\\/1=\\\"x\\\"")]
    [InlineData("t&#246;k en/1=&quot;x&quot;")]
    [InlineData("t&#xF6;k&#32;en&#x2f;1=&#34;x&#34;")]
    [InlineData("t\u00C3\u00B6k en/1=\"x\"")]
    [InlineData("dMO2ayBlbi8xPSJ4Ig==")]
    [InlineData("dMO2ayBlbi8xPSJ4Ig")]
    [InlineData("74c3b66b20656e2f313d227822")]
    [InlineData("74C3B66B20656E2F313D227822")]
    public void A_header_value_is_hidden_in_whatever_form_it_comes_back(string echo)
    {
        var shown = Hide(echo, new HeaderLine("X-Key", "tök en/1=\"x\""));
        Assert.DoesNotContain(echo[3..^3], shown, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("400 you sent ***, that is it", shown.Replace("==", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Within_a_longer_text_in_base64_it_is_hidden_wherever_it_begins(int before)
    {
        var echo = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{new string('k', before)}the-secret-token and more"));
        var shown = Hide(echo, new HeaderLine("X-Key", "the-secret-token"));
        Assert.Contains("***", shown, StringComparison.Ordinal);
        Assert.True(shown.Length < echo.Length + 10, shown);
    }

    [Theory]
    [InlineData("Cookie", "id=abcdef123; theme=dark-one", "abcdef123")]
    [InlineData("Cookie", "id=abcdef123; theme=dark-one", "dark-one")]
    [InlineData("Authorization", "Bearer abcdef123", "abcdef123")]
    [InlineData("Authorization", "Digest username=\"carol\", response=\"abcdef123\"", "abcdef123")]
    [InlineData("Authorization", "Basic QWxhZGRpbjpvcGVuLXNlc2FtZQ==", "open-sesame")]
    public void A_part_of_a_header_that_is_the_secret_is_hidden_alone(string name, string value, string part) =>
        Assert.Equal("400 you sent ***, that is it", Hide(part, new HeaderLine(name, value)));

    [Theory]
    [InlineData("QWxhZGRpbjpvcGVuIHNlc2FtZQ==")]
    [InlineData("Aladdin:open sesame")]
    [InlineData("open%20sesame")]
    [InlineData("6f70656e20736573616d65")]
    public void User_and_password_are_hidden_in_every_form(string echo)
    {
        var hidden = new Secrets(new RequestOptions { User = "Aladdin:open sesame" }).Hide(Said(echo));
        Assert.DoesNotContain(echo.TrimEnd('='), hidden.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Accept", "text/html")]
    [InlineData("accept-language", "german")]
    [InlineData("Range", "bytes=0-1023")]
    [InlineData("Cache-Control", "no-cache")]
    [InlineData("Content-Type", "application/json")]
    [InlineData("Sec-Fetch-Mode", "navigate")]
    public void Headers_that_carry_no_secret_hide_nothing(string name, string value) =>
        Assert.Equal($"400 you sent {value}, that is it", Hide(value, new HeaderLine(name, value)));

    [Theory]
    [InlineData(@"a\u0053\u0033-\u006bey\/1\\2\""3😀")]
    [InlineData(@"a\u0053\u0033-\u006bey\u002f1\u005C2\u00223\ud83d\ude00")]
    [InlineData("aS3-key/1\\2\"3😀")]
    [InlineData("aS3-key//1\\2\"3😀")]
    public void What_is_escaped_in_a_redirect_is_hidden_in_the_form_that_the_URL_gives_it(string said)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes("user:aS3-key/1\\2\"3😀"));
        foreach (var secrets in (Secrets[])
        [
            new(new RequestOptions { Headers = [new HeaderLine("X-Key", "aS3-key/1\\2\"3😀")] }),
            new(new RequestOptions { User = "user:aS3-key/1\\2\"3😀" }),
            new(new RequestOptions { User = "aS3-key/1\\2\"3😀:x-oauth-basic" }),
            new(new RequestOptions { Headers = [new HeaderLine("Authorization", $"Basic {base64}")] }),
            new Secrets(new RequestOptions()).And(new Uri($"http://user:{Uri.EscapeDataString("aS3-key/1\\2\"3😀")}@a/")),
        ])
        {
            foreach (var (url, shown) in ((string, string)[])[($"/{said}/x", "/***/x"), ($"?a={said}&x", "?a=***&x"), ($"#{said}", "#***")])
            {
                var to = new Uri(new Uri("http://a/"), url).AbsoluteUri;
                var hidden = secrets.Hide(new Answer(200, to, null, null) { Redirects = [new RedirectStep(302, "http://a/", to)] });
                Assert.EndsWith(shown, hidden.FinalUrl, StringComparison.Ordinal);
                Assert.EndsWith(shown, Assert.Single(hidden.Redirects).To, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("%%-key%25", "%%-key%25")]
    [InlineData("%%-key%25", "%25%25-key%2525")]
    [InlineData(@"\\-key\\", @"\\-key\\")]
    [InlineData(@"\\-key\\", @"\\\\-key\\\\")]
    [InlineData("&amp;-key", "&amp;-key")]
    public void What_looks_encoded_itself_is_hidden_as_it_was_and_encoded(string value, string echo) =>
        Assert.Equal("400 you sent ***, that is it", Hide(echo, new HeaderLine("X-Key", value)));

    [Fact]
    public void A_text_that_may_be_read_in_very_many_ways_takes_no_time()
    {
        var said = new string('/', 2_000);
        Assert.Equal($"400 you sent {said}, that is it", Hide(said, new HeaderLine("X-Key", new string('/', 500) + "x")));
    }

    [Theory]
    [InlineData("ghp_Token12345678:x-oauth-basic", "ghp_Token12345678")]
    [InlineData("ghp_Token12345678:", "ghp_Token12345678")]
    [InlineData("ghp_Token12345678", "ghp_Token12345678")]
    [InlineData("ghp_Token12345678:x-oauth-basic", "%67hp_Token12345678")]
    [InlineData("ghp_Token12345678:x-oauth-basic", "Z2hwX1Rva2VuMTIzNDU2Nzg")]
    public void The_user_s_name_is_hidden_like_the_password(string user, string echo)
    {
        foreach (var secrets in (Secrets[])[new(new RequestOptions { User = user }), new Secrets(new RequestOptions()).And(new Uri($"http://{user}@a/"))])
        {
            var hidden = secrets.Hide(Said(echo) with { ContentType = $"text/{echo}", Redirects = [new RedirectStep(302, "http://a/", $"http://a/{echo}")] });
            Assert.Equal("400 you sent ***, that is it", hidden.Message);
            Assert.Equal("text/***", hidden.ContentType);
            Assert.Equal("http://a/***", Assert.Single(hidden.Redirects).To);
        }
    }

    [Fact]
    public void A_user_s_name_that_is_a_word_of_the_command_or_its_host_stays_there()
    {
        const string Message = "'refused.example' port 443 refused the connection. Is the server running, and is this the right port?";
        var hidden = new Secrets(new RequestOptions { User = "refused:open-sesame" }).Hide(new Answer(null, "http://refused.example/a", DownReason.Connect, Message));
        Assert.Equal(Message, hidden.Message);
        Assert.Equal("http://refused.example/a", hidden.FinalUrl);
    }

    [Fact]
    public void Scheme_and_host_of_a_URL_stay_and_its_path_is_hidden()
    {
        var secrets = new Secrets(new RequestOptions { Headers = [new HeaderLine("X-Scheme", "https"), new HeaderLine("X-Tenant", "example.org")] });
        var hidden = secrets.Hide(new Answer(200, "https://example.org/example.org/https", null, null)
        {
            Redirects = [new RedirectStep(302, "https://example.org?a=https", "https://sub.example.org:8080/%65xample.org")],
        });
        Assert.Equal("https://example.org/***/***", hidden.FinalUrl);
        Assert.Equal(new RedirectStep(302, "https://example.org?a=***", "https://sub.example.org:8080/***"), Assert.Single(hidden.Redirects));
    }

    [Theory]
    [InlineData("connection", "the connection was reset before the answer (ConnectionReset). Try again.")]
    [InlineData("Check the", "the host 'example.org' was not found. Check the name, and that this machine can look names up.")]
    [InlineData("example.org", "'example.org' port 443 refused the connection. Is the server running, and is this the right port?")]
    [InlineData("example.org", "GET https://example.org/a: redirected in a loop: https://example.org/b was asked for before.")]
    [InlineData("10 s", "no answer within 10 s")]
    public void The_words_of_the_command_itself_are_never_hidden(string value, string message)
    {
        var hidden = new Secrets(new RequestOptions { Headers = [new HeaderLine("X-Word", value)] }).Hide(new Answer(null, null, DownReason.Connect, message));
        Assert.Equal(message, hidden.Message);
    }

    [Theory]
    [InlineData("sesame", "redirected to 'http://sesame:1:2/', which is not a URL.", "redirected to 'http://***:1:2/', which is not a URL.")]
    [InlineData("sesame", "redirected to 'x y sesame', which is not a URL.", "redirected to 'x y ***', which is not a URL.")]
    [InlineData("sesame", "Received an invalid header line: 'it's sesame: '.", "Received an invalid header line: 'it's ***: '.")]
    [InlineData("sesame", "more than 3 redirects; the next would be to http://a/sesame?x=sesame.", "more than 3 redirects; the next would be to http://a/***?x=***.")]
    [InlineData("sesame", "Received an invalid header line: 'http://a:sesame@b/'.", "Received an invalid header line: 'http://a:***@b/'.")]
    [InlineData("sesame", "Received an invalid header line: 'x 'sesame' port 5'.", "Received an invalid header line: 'x '***' port 5'.")]
    [InlineData("port", "'a' port 5 would not connect to 'b' port 6: it said 'port'.", "'a' port 5 would not connect to 'b' port 6: it said '***'.")]
    [InlineData("key-of-carol-1", "odd: key-of-carol-1 there", "odd: *** there")]
    public void What_a_message_quotes_is_hidden(string value, string message, string shown)
    {
        var hidden = new Secrets(new RequestOptions { Headers = [new HeaderLine("X-Word", value)] }).Hide(new Answer(null, null, DownReason.Protocol, message));
        Assert.Equal(shown, hidden.Message);
    }

    private static string Hide(string echo, HeaderLine header) => new Secrets(new RequestOptions { Headers = [header] }).Hide(Said(echo)).Message!;

    private static Answer Said(string echo) => new(400, "http://a/", DownReason.Status, $"400 you sent {echo}, that is it");
}
