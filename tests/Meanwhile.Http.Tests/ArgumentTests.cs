namespace Meanwhile.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("example.com", "is not an absolute URL")]
    [InlineData("/path", "is not an absolute URL")]
    [InlineData("localhost:8080/x", "has the scheme 'localhost'")]
    [InlineData("ftp://example.com/", "has the scheme 'ftp'")]
    [InlineData("http://exa mple.com/", "is not an absolute URL")]
    [InlineData("http://a:secret@exa mple.com/", "is not an absolute URL")]
    [InlineData("http://example.com/\n", "a control character (U+000A) at position 19")]
    [InlineData("http://example.com/\0x", "a control character (U+0000)")]
    public void What_is_no_url_is_refused_at_the_call(string url, string said)
    {
        using var session = new HttpSession();
        Func<object>[] calls =
        [
            () => session.Get(url),
            () => session.Head(url),
            () => session.Post(url, "text"),
            () => session.PostJson(url, 1),
            () => session.GetText(url),
            () => session.GetBytes(url),
            () => session.GetJson<int>(url),
        ];
        foreach (var call in calls)
        {
            var refused = Assert.Throws<ArgumentException>(nameof(url), call);
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
            Assert.Equal(HttpErrorKind.Url, HttpSessionException.KindOf(refused));
        }
    }

    [Fact]
    public void Null_is_refused_at_the_call()
    {
        using var session = new HttpSession();
        Assert.Throws<ArgumentNullException>("url", () => (object)session.Get((string)null!));
        Assert.Throws<ArgumentNullException>("url", () => (object)session.Get((Uri)null!));
        Assert.Throws<ArgumentNullException>("request", () => (object)session.Send(null!));
        Assert.Throws<ArgumentNullException>("text", () => (object)session.Post("http://a/", (string)null!));
        Assert.Throws<ArgumentNullException>("type", () => (object)session.GetJson<int>("http://a/", null!));
        Assert.Throws<ArgumentException>("request", () => (object)session.Send(new HttpRequestMessage()));
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Refused<ArgumentOutOfRangeException>("options.Timeout", new HttpSessionOptions { Timeout = TimeSpan.Zero });
        Refused<ArgumentOutOfRangeException>("options.Timeout", new HttpSessionOptions { Timeout = TimeSpan.FromDays(40) });
        Refused<ArgumentOutOfRangeException>("options.ConnectTimeout", new HttpSessionOptions { ConnectTimeout = -1.Seconds });
        Refused<ArgumentOutOfRangeException>("options.ConnectionLimit", new HttpSessionOptions { ConnectionLimit = -1 });
        Refused<ArgumentOutOfRangeException>("options.ConnectionLimitPerHost", new HttpSessionOptions { ConnectionLimitPerHost = -1 });
        Refused<ArgumentOutOfRangeException>("options.MaxRedirects", new HttpSessionOptions { MaxRedirects = -1 });
        Refused<ArgumentOutOfRangeException>("options.MaxHeaderBytes", new HttpSessionOptions { MaxHeaderBytes = 0 });
        Refused<ArgumentOutOfRangeException>("options.MaxResponseBodySize", new HttpSessionOptions { MaxResponseBodySize = -1 });
        Refused<ArgumentOutOfRangeException>("options.Version", new HttpSessionOptions { Version = new Version(0, 9) });
        Refused<ArgumentException>("options.BaseUrl", new HttpSessionOptions { BaseUrl = new Uri("ftp://example.com/") });
        Refused<ArgumentException>("options.BaseUrl", new HttpSessionOptions { BaseUrl = new Uri("api/", UriKind.Relative) });
        Refused<ArgumentException>("options.UserAgent", new HttpSessionOptions { UserAgent = "a\r\nX: b" });
        var refused = Refused<ArgumentException>("options.Headers", new HttpSessionOptions { Headers = [new("Authorization", "secret\n")] });
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Refused<ArgumentException>("options.Headers", new HttpSessionOptions { Headers = [new("not a name", "x")] });
        Refused<ArgumentNullException>("options.Headers", new HttpSessionOptions { Headers = null! });
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/v1", "users", "/v1/users")]
    [InlineData("http://127.0.0.1:1/v1/", "users?x=1", "/v1/users?x=1")]
    [InlineData("http://127.0.0.1:1/v1", "/users", "/users")]
    [InlineData("http://127.0.0.1:1", "users", "/users")]
    public void Relative_urls_are_resolved_against_the_base(string baseUrl, string url, string asked) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request => Answer.Ok(request.Path));
            var there = baseUrl.Replace(":1", $":{server.Port}", StringComparison.Ordinal);
            await using var session = new HttpSession(new HttpSessionOptions { BaseUrl = new Uri(there) });
            Assert.Equal(asked, await session.GetText(url));
            Assert.Equal(asked, await session.GetText(new Uri(url, UriKind.RelativeOrAbsolute)));
        });

    [Fact]
    public void A_request_keeps_its_own_headers_and_gets_the_others() =>
        OnLoop.Run(async () =>
        {
            ServedRequest? last = null;
            await using var server = LoopbackServer.Answering(request =>
            {
                last = request;
                return Answer.Of("200 OK");
            });
            await using var session = new HttpSession(new HttpSessionOptions { Headers = [new("X-A", "1"), new("x-a", "2"), new("X-B", "3")] });
            using var request = new HttpRequestMessage(HttpMethod.Get, server.Url);
            request.Headers.Add("X-B", "own");
            await session.Send(request);
            Assert.Equal("1, 2", last!.Header("X-A"));
            Assert.Equal("own", last.Header("X-B"));
            Assert.StartsWith("Meanwhile/", last.Header("User-Agent"), StringComparison.Ordinal);
        });

    [Fact]
    public void A_disposed_session_is_refused_at_the_call()
    {
        var session = new HttpSession();
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => (object)session.Get("http://example.com/"));
    }

    [Fact]
    public void A_session_of_another_loop_is_refused_by_name()
    {
        HttpSession? session = null;
        Async.Run(async () => session = new HttpSession(), new LoopOptions { Name = "first" });
        OnLoop.Run(async () =>
        {
            var refused = Assert.Throws<InvalidOperationException>(() => (object)session!.Get("http://example.com/"));
            Assert.Contains("HttpSession belongs to event loop 'first'", refused.Message, StringComparison.Ordinal);
            await Async.Yield();
        });
        session!.Dispose();
    }

    private static TException Refused<TException>(string parameter, HttpSessionOptions options)
        where TException : ArgumentException => Assert.Throws<TException>(parameter, () => new HttpSession(options));
}
