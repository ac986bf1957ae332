using System.Net;

namespace Meanwhile.Tests;

/// <summary>Requests that a first server has answered by a redirect, and that fail at the next: a retry would begin with the first again.</summary>
public sealed class RetriedRedirectTests
{
    private int asked;

    [Theory]
    [InlineData("POST", 303, 1)]
    [InlineData("POST", 302, 1)]
    [InlineData("POST", 307, 3)]
    [InlineData("POST", 308, 3)]
    [InlineData("PUT", 303, 3)]
    [InlineData("GET", 302, 3)]
    public void Where_the_next_host_cannot_be_reached_only_what_no_server_has_acted_on_is_sent_again(string method, int status, int expected) =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = Redirecting(status, LoopbackServer.RefusingUrl());
            await using var session = Session();
            using var request = new HttpRequestMessage(new HttpMethod(method), server.Url);
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Send(request));
            Assert.Equal(HttpErrorKind.Connect, failure.Kind);
            Assert.Single(failure.Redirects);
            Assert.Equal(expected, asked);
        });

    [Theory]
    [InlineData("POST", 303, 1)]
    [InlineData("POST", 307, 3)]
    [InlineData("GET", 302, 3)]
    public void Where_the_next_host_is_too_busy_only_what_no_server_has_acted_on_is_sent_again(string method, int status, int expected) =>
        OnVirtualTime.Run(async _ =>
        {
            await using var busy = LoopbackServer.Answering(static _ => Answer.Of("429 Slow down"));
            await using var server = Redirecting(status, busy.Url);
            await using var session = Session();
            using var request = new HttpRequestMessage(new HttpMethod(method), server.Url);
            using var reply = await session.Send(request);
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
            Assert.Equal(expected, asked);
        });

    private LoopbackServer Redirecting(int status, string target) =>
        LoopbackServer.Answering(_ =>
        {
            asked++;
            return Answer.Redirect(status, target);
        });

    private static HttpSession Session() => new(new() { Timeout = null, ConnectTimeout = null, Retry = new() { MaxRetries = 2 } });
}
