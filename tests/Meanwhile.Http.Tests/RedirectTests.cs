using System.Net;

namespace Meanwhile.Tests;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301, "GET", "GET")]
    [InlineData(301, "POST", "GET")]
    [InlineData(301, "PUT", "PUT")]
    [InlineData(302, "POST", "GET")]
    [InlineData(302, "DELETE", "DELETE")]
    [InlineData(303, "POST", "GET")]
    [InlineData(303, "PUT", "GET")]
    [InlineData(303, "HEAD", "HEAD")]
    [InlineData(307, "POST", "POST")]
    [InlineData(308, "PUT", "PUT")]
    public void The_next_method_is_as_browsers_have_it(int status, string method, string next) =>
        OnLoop.Run(async () =>
        {
            ServedRequest? last = null;
            await using var server = LoopbackServer.Answering(request =>
            {
                last = request;
                return request.Path == "/" ? Answer.Redirect(status, "/next") : Answer.Of("200 OK");
            });
            await using var session = new HttpSession();
            var hasBody = method is "POST" or "PUT";
            using var request = new HttpRequestMessage(new HttpMethod(method), server.Url) { Content = hasBody ? new StringContent("form") : null };
            await using var reply = await session.Send(request);
            Assert.Equal(next, last!.Method);
            Assert.Equal(hasBody && next == method ? "form" : "", last.Body);
            Assert.Equal(hasBody && next == method, last.Header("Content-Type") is not null);
        });

    [Fact]
    public void The_chain_is_recorded() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request =>
                request.Path switch
                {
                    "/a" => Answer.Redirect(301, "b"),
                    "/b" => Answer.Redirect(302, "/c?x=1"),
                    _ => Answer.Ok("end"),
                }
            );
            await using var session = new HttpSession();
            await using var reply = await session.Get(server.Url + "a#part");
            Assert.Equal("end", await reply.Text());
            Assert.Equal(server.Url + "c?x=1#part", reply.Url.ToString());
            Assert.Equal([HttpStatusCode.MovedPermanently, HttpStatusCode.Found], reply.Redirects.Select(step => step.Status));
            Assert.Equal(["/a", "/b"], reply.Redirects.Select(step => step.From.AbsolutePath));
            Assert.Equal(["/b", "/c"], reply.Redirects.Select(step => step.To.AbsolutePath));
            Assert.Equal(1, server.Accepted);
        });

    [Fact]
    public void Credentials_stay_with_their_host() =>
        OnLoop.Run(async () =>
        {
            ServedRequest? same = null;
            ServedRequest? other = null;
            ServedRequest? back = null;
            await using var elsewhere = LoopbackServer.Answering(request =>
            {
                other = request;
                return Answer.Redirect(302, request.Path[1..]);
            });
            await using var server = LoopbackServer.Answering(request =>
            {
                switch (request.Path)
                {
                    case "/start":
                        return Answer.Redirect(302, "/same");
                    case "/same":
                        same = request;
                        return Answer.Redirect(302, $"{elsewhere.Url}http://127.0.0.1:{request.Header("Host")!.Split(':')[1]}/back");
                    default:
                        back = request;
                        return Answer.Ok("end");
                }
            });
            await using var session = new HttpSession(
                new HttpSessionOptions
                {
                    Headers = new Dictionary<string, string>
                    {
                        ["Authorization"] = "Bearer secret",
                        ["Cookie"] = "id=secret",
                        ["Proxy-Authorization"] = "Basic secret",
                        ["X-Api-Key"] = "another secret",
                        ["Accept-Language"] = "cy",
                    },
                }
            );
            Assert.Equal("end", await session.GetText(server.Url + "start"));
            Assert.Equal("Bearer secret", same!.Header("Authorization"));
            Assert.Equal("id=secret", same.Header("Cookie"));
            Assert.Equal("another secret", same.Header("X-Api-Key"));
            foreach (var request in new[] { other!, back! })
            {
                Assert.DoesNotContain("secret", request.Head, StringComparison.Ordinal);
                Assert.Equal("cy", request.Header("Accept-Language"));
            }
        });

    [Theory]
    [InlineData("ftp://example.com/", "the scheme 'ftp'")]
    [InlineData("file:///etc/passwd", "the scheme 'file'")]
    [InlineData("javascript:alert(1)", "the scheme 'javascript'")]
    [InlineData("http://", "is not a URL")]
    [InlineData("http://user:secret@[bad/", "is not a URL")]
    public void A_redirect_to_what_is_not_http_is_refused(string location, string said) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Redirect(302, location));
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Get(server.Url));
            Assert.Equal(HttpErrorKind.Redirect, failure.Kind);
            Assert.Contains(said, failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void A_loop_is_told_as_such() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request => Answer.Redirect(302, request.Path == "/a" ? "/b" : "/a"));
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Get(server.Url + "a"));
            Assert.Equal(HttpErrorKind.Redirect, failure.Kind);
            Assert.Equal($"GET {server.Url}b: redirected in a loop: {server.Url}a was asked for before.", failure.Message);
        });

    [Fact]
    public void A_redirect_that_says_no_target_is_told_as_such() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static _ => Answer.Redirect(302, ""));
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Get(server.Url + "a"));
            Assert.Equal(HttpErrorKind.Redirect, failure.Kind);
            Assert.Equal($"GET {server.Url}a: redirected by 302 to nowhere: its Location header is empty.", failure.Message);
        });

    [Fact]
    public void A_form_that_leads_back_to_its_page_is_no_loop() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request => request.Method == "POST" ? Answer.Redirect(303, "/") : Answer.Ok("page"));
            await using var session = new HttpSession();
            await using var reply = await session.Post(server.Url, "form");
            Assert.Equal("page", await reply.Text());
        });

    [Fact]
    public void Too_many_redirects_are_refused() =>
        OnLoop.Run(async () =>
        {
            var asked = 0;
            await using var server = LoopbackServer.Answering(_ => Answer.Redirect(302, $"/{Interlocked.Increment(ref asked)}"));
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Get(server.Url));
            Assert.Equal(HttpErrorKind.Redirect, failure.Kind);
            Assert.Contains("more than 10 redirects", failure.Message, StringComparison.Ordinal);
            Assert.Equal(11, asked);
        });

    [Fact]
    public void Redirects_are_left_alone_when_asked() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Redirect(302, "/next"));
            await using var session = new HttpSession(new HttpSessionOptions { FollowRedirects = false });
            await using var reply = await session.Get(server.Url);
            Assert.Equal(HttpStatusCode.Found, reply.Status);
            Assert.Equal("/next", reply.Headers["Location"]);
        });

    [Fact]
    public void A_redirecting_status_without_a_location_is_an_answer() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Of("302 Found", "here"));
            await using var session = new HttpSession();
            await using var reply = await session.Get(server.Url);
            Assert.Equal("here", await reply.Text());
        });

    [Fact]
    public void A_redirect_from_https_to_http_is_refused_unless_allowed() =>
        OnLoop.Run(async () =>
        {
            await using var plain = LoopbackServer.Saying("plain");
            await using var secure = LoopbackServer.Answering(_ => Answer.Redirect(302, plain.Url), TestCertificate.SelfSigned());
            await using (var session = new HttpSession(new HttpSessionOptions { DangerousAcceptAnyCertificate = true }))
            {
                var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Get(secure.Url));
                Assert.Equal(HttpErrorKind.Redirect, failure.Kind);
                Assert.Contains("AllowInsecureRedirects", failure.Message, StringComparison.Ordinal);
            }

            await using var allowing = new HttpSession(new HttpSessionOptions { DangerousAcceptAnyCertificate = true, AllowInsecureRedirects = true });
            Assert.Equal("plain", await allowing.GetText(secure.Url));
        });
}
