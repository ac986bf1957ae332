using System.Net;

namespace Meanwhile.Tests;

public sealed class GetTests
{
    [Fact]
    public void A_reply_tells_status_version_url_and_headers() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Of("201 Made", "hello", "X-One: 1\r\nContent-Type: text/plain\r\n"));
            await using var session = new HttpSession();
            await using var reply = await session.Get(server.Url + "a?b=c#d");
            Assert.Equal(HttpStatusCode.Created, reply.Status);
            Assert.True(reply.IsSuccess);
            Assert.Equal("Made", reply.ReasonPhrase);
            Assert.Equal(HttpVersion.Version11, reply.Version);
            Assert.Equal("1", reply.Headers["x-one"]);
            Assert.Equal("text/plain", reply.Headers["content-type"]);
            Assert.Null(reply.Headers["X-Two"]);
            Assert.Equal(server.Url + "a?b=c#d", reply.Url.ToString());
            Assert.Empty(reply.Redirects);
            Assert.Equal("hello", await reply.Text());
            Assert.Equal(5, (await reply.Bytes()).Length);
        });

    [Fact]
    public void Text_is_fetched_in_one_line() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession();
            Assert.Equal("hello", await session.GetText(server.Url));
            Assert.Equal("hello"u8.ToArray(), await session.GetBytes(new Uri(server.Url)));
            Assert.Equal(1, server.Accepted);
        });

    [Fact]
    public void A_shortcut_refuses_a_status_that_is_no_success() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Of("404 Not Found", "nothing here"));
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Status, failure.Kind);
            Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
            Assert.Equal($"GET {server.Url}: the server answered 404 Not Found.", failure.Message);
        });

    [Fact]
    public void Two_hundred_requests_run_at_once() =>
        OnLoop.Run(async () =>
        {
            var together = new TaskCompletionSource();
            var count = 0;
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadRequest();
                if (Interlocked.Increment(ref count) == 200)
                {
                    together.SetResult();
                }

                await together.Task;
                await connection.Write(Answer.Ok("hello"));
                await connection.WaitForClose();
            });
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 0 });
            var texts = await Async.Gather(Enumerable.Range(0, 200).Select(_ => session.GetText(server.Url)));
            Assert.All(texts, text => Assert.Equal("hello", text));
            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void A_coroutine_made_outside_a_loop_is_sent_when_it_runs()
    {
        using var session = new HttpSession();
        string? text = null;
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            text = await session.GetText(server.Url);
        });
        Assert.Equal("hello", text);
    }
}
