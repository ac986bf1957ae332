namespace Meanwhile.Tests;

/// <summary>The time of a request whose reply somebody holds.</summary>
public sealed class OpenReplyTimeoutTests
{
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
            await using var server = new HangingServer(TimeoutTests.HalfBody);
            await using var session = new HttpSession(new HttpSessionOptions { Timeout = 2.Seconds });
            var reply = await session.Get(server.Url);
            await server.Gone;
            Assert.Throws<HttpTimeoutException>(() => reply.Text().ToString());
            GC.KeepAlive(reply);
        });
}
