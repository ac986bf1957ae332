namespace Meanwhile.Tests;

public sealed class LimitTests
{
    [Fact]
    public void No_more_connections_are_open_than_the_limit() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 3 });
            var texts = await Async.Gather(Enumerable.Range(0, 60).Select(_ => session.GetText(server.Url)));
            Assert.Equal(60, texts.Length);
            Assert.InRange(server.Accepted, 1, 3);
        });

    [Fact]
    public void Requests_that_wait_are_sent_first_come_first_served() =>
        OnLoop.Run(async () =>
        {
            var order = new List<string>();
            await using var server = LoopbackServer.Answering(request =>
            {
                order.Add(request.Path);
                return Answer.Ok("hello");
            });
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1 });
            await Async.Gather(Enumerable.Range(0, 30).Select(n => session.GetText($"{server.Url}{n}")));
            Assert.Equal(Enumerable.Range(0, 30).Select(n => $"/{n}"), order);
        });

    [Fact]
    public void A_busy_host_does_not_hold_up_another() =>
        OnLoop.Run(async () =>
        {
            await using var stuck = new HangingServer();
            await using var good = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 2, ConnectionLimitPerHost = 1 });
            var first = Async.CreateTask(session.GetText(stuck.Url));
            var second = Async.CreateTask(session.GetText(stuck.Url));
            await stuck.Asked;
            Assert.Equal("hello", await session.GetText(good.Url));
            first.Cancel();
            second.Cancel();
            await OnLoop.Thrown<CancelledException>(() => first);
            await OnLoop.Thrown<CancelledException>(() => second);
        });

    [Fact]
    public void Redirects_between_limited_hosts_do_not_wait_for_each_other() =>
        OnLoop.Run(async () =>
        {
            var other = "";
            await using var target = LoopbackServer.Answering(request => request.Path == "/end" ? Answer.Ok("end") : Answer.Redirect(302, other + "end"));
            await using var server = LoopbackServer.Answering(request =>
                request.Path == "/end" ? Answer.Ok("end") : Answer.Redirect(302, target.Url + "end")
            );
            other = server.Url;
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1, ConnectionLimitPerHost = 1 });
            var texts = await Async.Gather(
                Enumerable.Range(0, 20).Select(n => session.GetText((n % 2 == 0 ? server : target).Url + n))
            );
            Assert.All(texts, text => Assert.Equal("end", text));
            Assert.Equal(0, session.Admission.Taken);
            Assert.Equal(0, session.Admission.Hosts);
        });

    [Fact]
    public void A_reply_holds_its_slot_until_it_is_disposed() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1 });
            var reply = await session.Get(server.Url);
            Assert.Equal(1, session.Admission.Taken);
            await reply.DisposeAsync();
            Assert.Equal(0, session.Admission.Taken);
            await reply.DisposeAsync();
            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void A_reply_without_a_body_holds_nothing() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(request => request.Method == "HEAD" ? Answer.Cut("", 100) : Answer.Of("200 OK"));
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1 });
            for (var i = 0; i < 3; i++)
            {
                var head = await session.Head(server.Url);
                Assert.Equal("100", head.Headers["Content-Length"]);
                Assert.Equal("", await head.Text());
                await session.Get(server.Url);
            }

            Assert.Equal(0, session.Admission.Taken);
        });

    [Fact]
    public void A_reply_that_is_dropped_gives_its_slot_back_when_it_is_collected() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1 });
            await Async.CreateTask(Drop(session, server.Url));
            while (session.Admission.Taken > 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                await Async.Sleep(1.Milliseconds);
            }

            static async Coroutine Drop(HttpSession session, string url) => Assert.True((await session.Get(url)).IsSuccess);
        });
}
