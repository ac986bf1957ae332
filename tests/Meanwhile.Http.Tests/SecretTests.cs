using System.Net;

namespace Meanwhile.Tests;

/// <summary>Passwords that servers and proxies send back in what ends up in an error.</summary>
public sealed class SecretTests
{
    private const string Password = "s3cr+t/ö";
    private const string Written = "s3cr%2Bt%2F%C3%B6";

    // What Basic makes of someone and the password.
    private static readonly string Encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("someone:" + Password));
    private static readonly string InLatin = System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(Password));

    public static TheoryData<string> Echoes { get; } =
    [
        "HTTP/1.1 500 {0}\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 you sent {0} here\r\nContent-Length: 0\r\n\r\n",
        "no HTTP but {0}\r\n\r\n",
        "HTTP/1.1 200 OK\r\n{0} is no header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: {0}\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n",
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ftp://{0}/\r\n\r\n",
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://[{0}\r\n\r\n",
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /?you={0}\r\n\r\n",
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://someone:{0}@127.0.0.1:1/\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public void A_password_of_the_url_is_in_no_error_though_the_server_sends_it_back(string answer) =>
        OnLoop.Run(async () =>
        {
            foreach (var echo in (string[])[Encoded, Written, "s3cr+t/%C3%B6"])
            {
                await using var server = LoopbackServer.Answering(_ => answer.Replace("{0}", echo, StringComparison.Ordinal));
                await using var session = new HttpSession(new() { MaxRedirects = 2 });
                var url = server.Url.Replace("//", $"//someone:{Written}@", StringComparison.Ordinal);
                var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(url));
                AssertHidden(failure);
            }
        });

    [Fact]
    public void A_token_that_the_program_gives_is_in_no_error_though_the_server_sends_it_back() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static _ => Answer.Of("401 no Bearer tok-12345 here"));
            await using var session = new HttpSession(new() { Headers = [new("Authorization", "Bearer tok-12345")] });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Contains("401 no Bearer *** here", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void What_was_sent_before_a_redirect_is_in_no_error_after_it() =>
        OnLoop.Run(async () =>
        {
            await using var other = LoopbackServer.Answering(static request => Answer.Of($"500 {request.Path}"));
            await using var server = LoopbackServer.Answering(_ => Answer.Redirect(302, $"{other.Url}{Encoded}"));
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url.Replace("//", $"//someone:{Written}@", StringComparison.Ordinal)));
            Assert.Contains("500 /***", failure.Message, StringComparison.Ordinal);
            AssertHidden(failure);
        });

    [Theory]
    [InlineData("HTTP/1.1 407 no {0}\r\nContent-Length: 0\r\n\r\n", "http://127.0.0.1:9/")]
    [InlineData("HTTP/1.1 407 no {0}\r\nContent-Length: 0\r\n\r\n", "https://127.0.0.1:9/")]
    [InlineData("no HTTP but {0}\r\n\r\n", "http://127.0.0.1:9/")]
    [InlineData("no HTTP but {0}\r\n\r\n", "https://127.0.0.1:9/")]
    [InlineData("", "http://127.0.0.1:9/")]
    [InlineData("", "https://127.0.0.1:9/")]
    public void A_password_of_a_proxy_is_in_no_error_though_it_sends_it_back(string answer, string url) =>
        OnLoop.Run(async () =>
        {
            foreach (var echo in (string[])[Encoded, Written])
            {
                await using var proxy = LoopbackServer.Start(async connection =>
                {
                    await connection.ReadRequest();
                    await connection.Write(answer.Replace("{0}", echo, StringComparison.Ordinal));
                });
                foreach (var given in (WebProxy[])[new($"http://someone:{Written}@127.0.0.1:{proxy.Port}"), new($"http://127.0.0.1:{proxy.Port}") { Credentials = new NetworkCredential("someone", Password) }])
                {
                    await using var session = new HttpSession(new() { Proxy = given });
                    var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(url));
                    AssertHidden(failure);
                }
            }
        });

    [Fact]
    public void A_proxy_that_is_not_there_or_says_nothing_is_told_without_its_password() =>
        OnLoop.Run(async () =>
        {
            var port = new Uri(LoopbackServer.RefusingUrl()).Port;
            await using var session = new HttpSession(new() { Proxy = new WebProxy($"http://someone:{Written}@127.0.0.1:{port}") });
            AssertHidden(await OnLoop.Thrown<HttpSessionException>(() => session.GetText("http://example.invalid/")));

            await using var stuck = new HangingServer();
            await using var hasty = new HttpSession(new() { Timeout = 0.2.Seconds, Proxy = new WebProxy(stuck.Url.Replace("//", $"//someone:{Written}@", StringComparison.Ordinal)) });
            AssertHidden(await OnLoop.Thrown<HttpTimeoutException>(() => hasty.GetText("http://example.invalid/")));
        });

    private static void AssertHidden(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException!)
        {
            foreach (var form in (string[])[Password, Written, Encoded, InLatin, "s3cr"])
            {
                Assert.DoesNotContain(form, cause.ToString(), StringComparison.Ordinal);
            }
        }
    }
}
