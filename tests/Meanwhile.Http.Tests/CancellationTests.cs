namespace Meanwhile.Tests;

public sealed class CancellationTests
{
    private const string HalfAnswer = "HTTP/1.1 200 OK\r\nContent-Le";
    private const string HalfBody = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";

    [Theory]
    [InlineData("")]
    [InlineData(HalfAnswer)]
    [InlineData(HalfBody)]
    public void Cancelling_the_task_closes_the_connection(string said) =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer(said);
            await using var session = new HttpSession();
            var task = Async.CreateTask(session.GetText(server.Url));
            await server.Asked;
            await Async.Sleep(5.Milliseconds);
            task.Cancel("enough");
            var cancelled = await OnLoop.Thrown<CancelledException>(() => task);
            Assert.Equal("enough", cancelled.Reason);
            await server.Gone;
            await Over(session);
        });

    [Fact]
    public void A_timeout_scope_ends_the_request() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer();
            await using var session = new HttpSession();
            await OnLoop.Thrown<TimeoutException>(() =>
                Async.WithTimeout(
                    null,
                    async scope =>
                    {
                        Async.CreateTask(ExpireOnceAsked(server, scope));
                        return await session.GetText(server.Url);
                    }
                )
            );
            await server.Gone;
            await Over(session);
        });

    [Fact]
    public void A_failing_sibling_ends_the_request() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer();
            await using var session = new HttpSession();
            await OnLoop.Thrown<ExceptionGroup>(() =>
                TaskGroup.Run(async group =>
                {
                    group.CreateTask(session.GetText(server.Url));
                    await server.Asked;
                    throw new InvalidOperationException("sibling");
                })
            );
            await server.Gone;
            await Over(session);
        });

    [Fact]
    public void A_given_token_ends_the_request_from_any_thread() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer();
            await using var session = new HttpSession();
            using var source = new CancellationTokenSource();
            var task = Async.CreateTask(session.GetText(server.Url, source.Token));
            await server.Asked;
            await Task.Run(source.Cancel);
            var cancelled = await OnLoop.Thrown<OperationCanceledException>(() => task);
            Assert.Equal(source.Token, cancelled.CancellationToken);
            Assert.False(task.IsCancelled);
            await server.Gone;
            await Over(session);
        });

    [Fact]
    public void A_token_that_is_cancelled_already_sends_nothing() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession();
            await OnLoop.Thrown<OperationCanceledException>(() => session.GetText(server.Url, new CancellationToken(canceled: true)));
            Assert.Equal(0, server.Accepted);
            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void A_cancelled_request_gives_its_slot_to_the_next() =>
        OnLoop.Run(async () =>
        {
            await using var stuck = new HangingServer();
            await using var good = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1 });
            var first = Async.CreateTask(session.GetText(stuck.Url));
            await stuck.Asked;
            var second = Async.CreateTask(session.GetText(good.Url));
            await Async.Sleep(5.Milliseconds);
            Assert.False(second.IsDone);
            first.Cancel();
            Assert.Equal("hello", await second);
            await OnLoop.Thrown<CancelledException>(() => first);
        });

    [Fact]
    public void A_request_made_below_foreign_code_is_cancelled_with_its_task() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer();
            await using var session = new HttpSession();
            var task = Async.CreateTask(Outer(session, server.Url));
            await server.Asked;
            task.Cancel();
            await OnLoop.Thrown<CancelledException>(() => task);
            await server.Gone;
            await Over(session);

            static async Coroutine<string> Outer(HttpSession session, string url) => await Foreign(session, url);

            static async Task<string> Foreign(HttpSession session, string url) => await session.GetText(url);
        });

    [Fact]
    public void Clean_up_after_a_cancel_can_send_requests() =>
        OnLoop.Run(async () =>
        {
            await using var stuck = new HangingServer();
            await using var good = LoopbackServer.Saying("cleaned");
            await using var session = new HttpSession();
            var task = Async.CreateTask(Work());
            await stuck.Asked;
            task.Cancel();
            Assert.Equal("cleaned", await task);

            async Coroutine<string> Work()
            {
                try
                {
                    return await session.GetText(stuck.Url);
                }
                catch (CancelledException)
                {
                    return await session.GetText(good.Url);
                }
            }
        });

    [Fact]
    public void Cancelling_many_at_once_frees_everything() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection => await connection.WaitForClose());
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 20, ConnectionLimitPerHost = 10 });
            for (var round = 0; round < 5; round++)
            {
                var tasks = Enumerable.Range(0, 100).Select(_ => Async.CreateTask(session.GetText(server.Url))).ToArray();
                await Async.Sleep(round.Milliseconds);
                foreach (var task in tasks)
                {
                    task.Cancel();
                }

                foreach (var task in tasks)
                {
                    await OnLoop.Thrown<CancelledException>(() => task);
                }
            }

            await Over(session);
            Assert.Equal(0, session.Admission.Taken);
        });

    private static async Coroutine ExpireOnceAsked(HangingServer server, TimeoutScope scope)
    {
        await server.Asked;
        scope.Reschedule(EventLoop.Current.Time);
    }

    private static async Coroutine Over(HttpSession session)
    {
        while (session.InFlight > 0)
        {
            await Async.Sleep(1.Milliseconds);
        }
    }
}
