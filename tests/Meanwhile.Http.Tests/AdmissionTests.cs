using System.Globalization;

namespace Meanwhile.Tests;

/// <summary>Who is sent when, where connections, rates and pauses limit a session at once.</summary>
public sealed class AdmissionTests
{
    private readonly List<string> sent = [];

    [Fact]
    public void A_turn_is_taken_with_the_connection_and_not_before() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var session = Session(new() { ConnectionLimit = 1, RateLimit = HttpRate.PerSecond(1) });
            var slow = Asked(session, "http://a/0", takes: 10.Seconds);
            await Async.Gather(slow, Asked(session, "http://a/1"), Asked(session, "http://a/2"), Asked(session, "http://b/3"));
            Assert.Equal(["0 at 0", "1 at 10", "2 at 11", "3 at 12"], sent);
        });

    [Fact]
    public void The_turn_of_a_host_is_taken_with_its_connection_and_not_before() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var session = Session(new() { ConnectionLimitPerHost = 1, RateLimitPerHost = HttpRate.PerSecond(1) });
            var slow = Asked(session, "http://a/0", takes: 10.Seconds);
            await Async.Gather(slow, Asked(session, "http://a/1"), Asked(session, "http://a/2"), Asked(session, "http://b/3"));
            Assert.Equal(["0 at 0", "3 at 0", "1 at 10", "2 at 11"], sent);
        });

    [Fact]
    public void What_waits_for_its_host_keeps_no_connection_and_no_turn_from_another() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var session = Session(new() { ConnectionLimit = 1, ConnectionLimitPerHost = 1, RateLimit = HttpRate.PerSecond(1), Retry = new() });
            session.Admission.Pause(EventLoop.Current, new Uri("http://a"), 100.Seconds);
            await Async.Gather(Asked(session, "http://a/0"), Asked(session, "http://b/1"), Asked(session, "http://c/2"));
            Assert.Equal(["1 at 0", "2 at 1", "0 at 100"], sent);
        });

    [Fact]
    public void A_pause_that_is_asked_for_meanwhile_holds_for_those_who_wait_already() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var session = Session(new() { ConnectionLimit = 1, RateLimit = HttpRate.PerSecond(1), Retry = new() });
            var all = Async.Gather(Asked(session, "http://a/0", takes: 5.Seconds), Asked(session, "http://a/1"), Asked(session, "http://b/2"), Asked(session, "http://a/3"));
            EventLoop.Current.CallLater(4.Seconds, () => session.Admission.Pause(EventLoop.Current, new Uri("http://a"), 60.Seconds));
            await all;
            Assert.Equal(["0 at 0", "2 at 5", "1 at 64", "3 at 65"], sent);
        });

    [Fact]
    public void Among_those_that_may_go_the_first_that_came_goes_first() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var session = Session(new() { ConnectionLimit = 1, ConnectionLimitPerHost = 1 });
            await Async.Gather(Enumerable.Range(0, 12).Select(number => Asked(session, $"http://{(char)('a' + (number % 3))}/{number}", takes: 1.Seconds)));
            Assert.Equal(Enumerable.Range(0, 12).Select(number => $"{number} at {number}"), sent);
        });

    [Fact]
    public void One_who_gives_up_leaves_its_place_to_the_next_and_nothing_is_lost() =>
        OnVirtualTime.Run(async _ =>
        {
            for (var cancelAt = 0; cancelAt < 12; cancelAt++)
            {
                sent.Clear();
                await using var session = Session(new() { ConnectionLimit = 2, ConnectionLimitPerHost = 1, RateLimitPerHost = HttpRate.PerSecond(1) });
                var tasks = Enumerable.Range(0, 8).Select(number => Async.CreateTask(Asked(session, $"http://{(char)('a' + (number % 2))}/{number}", takes: 0.5.Seconds))).ToArray();
                for (var turn = 0; turn < cancelAt; turn++)
                {
                    await Async.Yield();
                }

                tasks[0].Cancel();
                tasks[3].Cancel();
                tasks[4].Cancel();
                await Async.GatherOutcomes(tasks);
                Assert.Equal(0, session.Admission.Taken);
                Assert.Equal(0, session.InFlight);
                Assert.True(tasks.Where((_, number) => number is 1 or 2 or 5 or 6 or 7).All(task => task.IsDone && !task.IsCancelled));
            }
        });

    [Fact]
    public void The_wait_for_a_turn_is_no_time_of_a_request_also_where_it_waits_for_a_connection_meanwhile() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var session = Session(new() { Timeout = 3.Seconds, ConnectionLimit = 1, RateLimit = HttpRate.PerSecond(1) });
            await Async.Gather(Enumerable.Range(0, 20).Select(number => Asked(session, $"http://a/{number}", takes: 0.125.Seconds)));
            Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number} at {number}"), sent);
        });

    [Fact]
    public void The_wait_for_a_connection_is_time_of_a_request_also_where_there_is_a_rate() =>
        OnVirtualTime.Run(async clock =>
        {
            await using var session = Session(new() { Timeout = 3.Seconds, ConnectionLimit = 1, RateLimit = HttpRate.PerSecond(1) });
            var stuck = Async.CreateTask(Asked(session, "http://a/0", takes: 1.Hours, holds: true));
            await Async.Yield();
            var failure = await OnLoop.Thrown<HttpTimeoutException>(() => Asked(session, "http://a/1"));
            Assert.Contains("it waited for one of the 1 connections", failure.Message, StringComparison.Ordinal);
            Assert.Equal(3.Seconds, clock.Now);
            await stuck.CancelAndWait();
        });

    [Fact]
    public void A_million_hosts_that_rest_are_forgotten() =>
        OnVirtualTime.Run(async clock =>
        {
            await using var session = Session(new() { RateLimitPerHost = HttpRate.PerSecond(10), Retry = new() });
            for (var host = 0; host < 1_000_000; host++)
            {
                Assert.True(Passes(session, host));
                if (host % 1000 == 0)
                {
                    clock.Advance(1.Seconds);
                }
            }

            Assert.InRange(session.Admission.Hosts, 1, 4000);
        });

    [Fact]
    public void A_million_hosts_that_all_ask_for_a_pause_take_bounded_memory() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var session = Session(new() { Retry = new() });
            for (var host = 0; host < 1_000_000; host++)
            {
                session.Admission.Pause(EventLoop.Current, HostOf(host), 1.Hours + host.Seconds);
            }

            Assert.InRange(session.Admission.Hosts, 1, 40_000);

            // What is forgotten are the pauses that end first.
            Assert.True(session.Admission.IsPaused(HostOf(999_999).ToString()));
            Assert.False(session.Admission.IsPaused(HostOf(0).ToString()));
            await Async.Yield();
        });

    private static Uri HostOf(int number) => new(string.Create(CultureInfo.InvariantCulture, $"http://host-{number}/"));

    private static HttpSession Session(HttpSessionOptions options) => new(options);

    private static bool Passes(HttpSession session, int host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, HostOf(host));
        var exchange = new Exchange(session, EventLoop.Current, request);
        if (!session.Admission.TryEnter(exchange))
        {
            return false;
        }

        exchange.ReleaseSlots();
        return true;
    }

    /// <summary>Stands for a request: asks to be sent, and is over after so long.</summary>
    private async Coroutine Asked(HttpSession session, string url, TimeSpan takes = default, bool holds = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var exchange = new Exchange(session, EventLoop.Current, request);
        session.Add(exchange);
        try
        {
            exchange.ArmDeadline(session.Options.Timeout);
            if (!session.Admission.TryEnter(exchange))
            {
                await exchange.WaitForTurn();
            }

            if (holds)
            {
                exchange.DisarmDeadline();
            }

            sent.Add($"{request.RequestUri!.AbsolutePath[1..]} at {EventLoop.Current.Time.TotalSeconds}");
            if (takes > TimeSpan.Zero)
            {
                await Async.Sleep(takes);
            }
        }
        finally
        {
            exchange.Finish();
        }
    }
}
