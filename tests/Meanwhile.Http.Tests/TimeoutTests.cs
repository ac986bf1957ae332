namespace Meanwhile.Tests;

public sealed class TimeoutTests
{
    private const string HalfBody = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";

    [Theory]
    [InlineData("")]
    [InlineData(HalfBody)]
    public void The_total_timeout_ends_a_request_at_any_stage(string said) =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer(said);
            await using var session = new HttpSession(new HttpSessionOptions { Timeout = 1.5.Seconds });
            var failure = await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText(server.Url));
            Assert.False(failure.IsConnectTimeout);
            Assert.IsAssignableFrom<TimeoutException>(failure);
            Assert.Equal(HttpErrorKind.Timeout, HttpSessionException.KindOf(failure));
            Assert.Equal($"GET {server.Url}: not done within 1.5 s (HttpSessionOptions.Timeout).", failure.Message);
        });

    [Fact]
    public void A_connect_timeout_says_so() =>
        OnLoop.Run(async () =>
        {
            await using var session = new HttpSession(
                new HttpSessionOptions
                {
                    ConnectTimeout = 50.Milliseconds,
                    ConnectCallback = static async (_, cancellation) =>
                {
                    await Task.Delay(Timeout.Infinite, cancellation);
                    throw new InvalidOperationException("not reached");
                }
                }
            );
            var failure = await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText("http://127.0.0.1:1/"));
            Assert.True(failure.IsConnectTimeout);
            Assert.StartsWith("GET http://127.0.0.1:1/: no connection within 0.05 s (HttpSessionOptions.ConnectTimeout).", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void The_wait_for_a_connection_counts_and_is_told() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Ok("hello"));
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1, Timeout = 2.Seconds });
            await using var held = await session.Get(server.Url);
            await using var stream = held.Stream();
            var failure = await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText(server.Url));
            Assert.Contains("it waited for one of the 1 connections of the session", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Redirects_share_one_timeout() =>
        OnLoop.Run(async () =>
        {
            var hops = 0;
            await using var server = LoopbackServer.Start(async connection =>
            {
                while (await connection.ReadRequest() is not null)
                {
                    await Task.Delay(60);
                    await connection.Write(Answer.Redirect(302, $"/{Interlocked.Increment(ref hops)}"));
                }
            });
            await using var session = new HttpSession(new HttpSessionOptions { Timeout = 500.Milliseconds, MaxRedirects = 1000 });
            await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText(server.Url));
            Assert.InRange(hops, 0, 9);
        });

    [Fact]
    public void A_stream_may_be_open_longer_than_the_timeout() =>
        OnLoop.Run(async () =>
        {
            var go = new TaskCompletionSource();
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadRequest();
                await connection.Write(Answer.Cut("half", 8));
                await go.Task;
                await connection.Write("rest");
                await connection.WaitForClose();
            });
            await using var session = new HttpSession(new HttpSessionOptions { Timeout = 2.Seconds });
            await using var reply = await session.Get(server.Url);
            await using var stream = reply.Stream();
            await Async.Sleep(2.1.Seconds);
            go.SetResult();
            using var reader = new StreamReader(stream);
            Assert.Equal("halfrest", await reader.ReadToEndAsync());
        });

    [Fact]
    public void A_reply_that_is_kept_unread_is_ended_by_the_timeout() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer(HalfBody);
            await using var session = new HttpSession(new HttpSessionOptions { Timeout = 2.Seconds });
            var reply = await session.Get(server.Url);
            await server.Gone;
            Assert.Throws<HttpTimeoutException>(() => reply.Text().ToString());
            GC.KeepAlive(reply);
        });
}
