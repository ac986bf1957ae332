namespace Meanwhile.Tests;

/// <summary>Each hop of a chain of redirects is a request to its own host.</summary>
public sealed class HopTests
{
    [Fact]
    public void Each_hop_takes_its_turn() =>
        OnVirtualTime.Run(async clock =>
        {
            var times = new List<TimeSpan>();
            await using var server = LoopbackServer.Answering(request =>
            {
                times.Add(clock.Now);
                return request.Path.Length < 4 ? Answer.Redirect(302, request.Path + "x") : Answer.Ok("end");
            });
            await using var session = Session(new() { Timeout = null, ConnectTimeout = null, RateLimit = HttpRate.PerSecond(1) });
            Assert.Equal("end", await session.GetText(server.Url));
            Assert.Equal([0.Seconds, 1.Seconds, 2.Seconds, 3.Seconds], times);
        });

    [Fact]
    public void A_hop_takes_a_turn_of_the_host_it_goes_to() =>
        OnVirtualTime.Run(async clock =>
        {
            await using var target = LoopbackServer.Saying("end");
            await using var server = LoopbackServer.Answering(_ => Answer.Redirect(302, target.Url));
            await using var session = Session(new() { Timeout = null, ConnectTimeout = null, RateLimitPerHost = HttpRate.PerMinute(1) });
            Assert.Equal("end", await session.GetText(server.Url));
            Assert.Equal(TimeSpan.Zero, clock.Now);
            Assert.Equal("end", await session.GetText(target.Url));
            Assert.Equal(60.Seconds, clock.Now);
        });

    [Fact]
    public void What_the_host_behind_a_redirect_asks_for_holds_for_that_host() =>
        OnVirtualTime.Run(async clock =>
        {
            var asked = 0;
            await using var target = LoopbackServer.Answering(_ => ++asked == 1 ? Answer.Of("429 Slow down", "", "Retry-After: 7\r\n") : Answer.Ok("end"));
            await using var server = LoopbackServer.Answering(request => request.Path == "/" ? Answer.Redirect(302, target.Url) : Answer.Ok("own"));
            await using var session = Session(new() { Timeout = null, ConnectTimeout = null, Retry = new() });
            var task = Async.CreateTask(session.GetText(server.Url));
            while (!session.Admission.IsPaused(target.Url))
            {
                await Async.Yield();
            }

            Assert.False(session.Admission.IsPaused(server.Url));
            Assert.Equal("end", await task);
            Assert.Equal(7.Seconds, clock.Now);
            Assert.Equal(2, asked);
        });

    [Fact]
    public void A_hop_holds_a_connection_of_the_host_it_went_to() =>
        OnLoop.Run(async () =>
        {
            await using var target = new HangingServer();
            await using var server = LoopbackServer.Answering(request => request.Path == "/" ? Answer.Redirect(302, target.Url) : Answer.Ok("own"));
            await using var session = Session(new() { ConnectionLimitPerHost = 1 });
            var moved = Async.CreateTask(session.GetText(server.Url));
            await target.Asked;
            Assert.Equal("own", await session.GetText(server.Url + "own"));
            var direct = Async.CreateTask(session.GetText(target.Url));
            await Async.Yield();
            Assert.Equal(1, session.Admission.Taken);
            await moved.CancelAndWait();
            await direct.CancelAndWait();

            // The call into the handler ends a little after the wait for it.
            while (session.Admission.Hosts > 0)
            {
                await Async.Sleep(1.Milliseconds);
            }

            Assert.Equal(0, session.Admission.Taken);
        });

    private static HttpSession Session(HttpSessionOptions options) => new(options);
}
