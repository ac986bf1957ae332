using Meanwhile.Testing;

namespace Meanwhile.Tests;

public sealed class RateTests
{
    [Fact]
    public void Requests_are_spread_evenly() =>
        OnVirtualTime.Run(async clock =>
        {
            var times = new List<TimeSpan>();
            await using var server = Noting(clock, times);
            await using var session = new HttpSession(new() { Timeout = null, ConnectTimeout = null, RateLimit = HttpRate.PerSecond(2) });
            for (var request = 0; request < 4; request++)
            {
                await session.GetText(server.Url);
            }

            Assert.Equal([0.Seconds, 0.5.Seconds, 1.Seconds, 1.5.Seconds], times);
        });

    [Fact]
    public void The_rate_of_a_host_holds_no_other_up() =>
        OnVirtualTime.Run(async clock =>
        {
            var times = new List<TimeSpan>();
            await using var server = Noting(clock, times);
            await using var other = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new() { Timeout = null, ConnectTimeout = null, RateLimitPerHost = HttpRate.PerMinute(1) });
            await session.GetText(server.Url);
            await session.GetText(other.Url);
            Assert.Equal(TimeSpan.Zero, clock.Now);
            await session.GetText(server.Url);
            Assert.Equal([0.Seconds, 60.Seconds], times);
        });

    [Fact]
    public void Those_who_wait_go_first_come_first_served_and_one_who_gives_up_leaves_its_place() =>
        OnVirtualTime.Run(async clock =>
        {
            var paths = new List<string>();
            await using var server = LoopbackServer.Answering(request =>
            {
                lock (paths)
                {
                    paths.Add(request.Path);
                }

                return Answer.Ok("hello");
            });
            await using var session = new HttpSession(new() { Timeout = null, ConnectTimeout = null, ConnectionLimit = 1, RateLimit = HttpRate.PerSecond(1) });
            var all = Enumerable.Range(0, 5).Select(number => Async.CreateTask(session.GetText($"{server.Url}{number}"))).ToArray();
            await Async.Yield();
            await all[2].CancelAndWait();
            foreach (var task in all.Where((_, number) => number != 2))
            {
                await task;
            }

            Assert.Equal(["/0", "/1", "/3", "/4"], paths);
            Assert.Equal(3.Seconds, clock.Now);
        });

    [Fact]
    public void The_wait_for_the_rate_is_no_time_of_the_request() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new() { Timeout = 2.Seconds, RateLimit = new HttpRate(1, 2.1.Seconds) });
            await session.GetText(server.Url);
            Assert.Equal("hello", await session.GetText(server.Url));
        });

    [Fact]
    public void A_pace_makes_up_for_a_moment_and_does_not_burst_after_an_hour()
    {
        var pace = new Pace(HttpRate.PerSecond(1000));
        Assert.Equal(1000 + 49, StartedIn(pace, from: 0.Seconds, to: 1.Seconds));
        Assert.Equal(1000 + 49, StartedIn(pace, from: 1.Hours, to: 1.Hours + 1.Seconds));

        var slow = new Pace(HttpRate.PerSecond(10));
        Assert.Equal(10, StartedIn(slow, from: 0.Seconds, to: 1.Seconds));
        Assert.Equal(10, StartedIn(slow, from: 1.Hours, to: 1.Hours + 1.Seconds));
    }

    [Fact]
    public void A_rate_that_is_none_is_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpRate.PerSecond(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpRate(1, TimeSpan.Zero));
        Assert.Equal("options.RateLimit", Assert.Throws<ArgumentOutOfRangeException>(() => new HttpSession(new() { RateLimit = default(HttpRate) })).ParamName);
    }

    private static int StartedIn(Pace pace, TimeSpan from, TimeSpan to)
    {
        var started = 0;
        for (var now = from; now < to; now += TimeSpan.FromMilliseconds(1))
        {
            while (pace.Wait(now) == TimeSpan.Zero)
            {
                pace.Take(now);
                started++;
            }
        }

        return started;
    }

    private static LoopbackServer Noting(VirtualTime clock, List<TimeSpan> times) =>
        LoopbackServer.Answering(_ =>
        {
            times.Add(clock.Now);
            return Answer.Ok("hello");
        });
}
