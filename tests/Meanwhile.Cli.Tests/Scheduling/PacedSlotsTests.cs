using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Testing;

namespace Meanwhile.Cli.Tests.Scheduling;

public class PacedSlotsTests
{
    private readonly List<(string Name, double At)> entered = [];

    [Fact]
    public void A_rate_spreads_the_starts() =>
        Run(async () =>
        {
            var slots = new Slots(limit: 100, hostLimit: 100, HttpRate.PerSecond(2));
            await Async.Gather(Enumerable.Range(0, 4).Select(number => Enter(slots, "a", $"{number}")));
            Assert.Equal([("0", 0), ("1", 0.5), ("2", 1), ("3", 1.5)], entered);
        });

    [Fact]
    public void Another_request_of_one_who_has_a_slot_waits_for_the_rate_and_goes_first() =>
        Run(async () =>
        {
            var slots = new Slots(limit: 100, hostLimit: 100, HttpRate.PerSecond(2));
            Assert.Equal(Turn.Go, await slots.Enter("a"));
            var later = Async.CreateTask(Enter(slots, "a", "later"));
            await Async.Yield();
            await slots.Another();
            entered.Add(("another", EventLoop.Current.Time.TotalSeconds));
            await later;
            Assert.Equal([("another", 0.5), ("later", 1)], entered);
        });

    [Fact]
    public void Another_request_goes_out_after_nothing_more_is_started() =>
        Run(async () =>
        {
            var slots = new Slots(limit: 100, hostLimit: 100, HttpRate.PerSecond(2));
            Assert.Equal(Turn.Go, await slots.Enter("a"));
            var another = Async.CreateTask(slots.Another());
            await Async.Yield();
            slots.Close();
            await another;
            Assert.Equal(0.5, EventLoop.Current.Time.TotalSeconds);
        });

    [Fact]
    public void A_pause_holds_back_its_host_alone() =>
        Run(async () =>
        {
            var slots = new Slots(limit: 100, hostLimit: 100);
            slots.Pause("a", EventLoop.Current.Time + TimeSpan.FromSeconds(5));
            await Async.Gather(Enter(slots, "a", "a1"), Enter(slots, "b", "b1"), Enter(slots, "a", "a2"));
            Assert.Equal([("b1", 0), ("a1", 5), ("a2", 5)], entered);
            Assert.Equal(0, slots.Hosts);
        });

    [Fact]
    public void A_host_in_trouble_is_left_alone_and_then_tried_by_one() =>
        Run(async () =>
        {
            var slots = new Slots(limit: 100, hostLimit: 3, rate: null, mostFailures: 2);
            Assert.Equal(Turn.Go, await slots.Enter("a"));
            Assert.False(slots.Leave("a", isFailure: true));
            Assert.Equal(Turn.Go, await slots.Enter("a"));
            Assert.True(slots.Leave("a", isFailure: true));
            Assert.Equal(Turn.Skip, await slots.Enter("a"));
            Assert.Equal(Turn.Go, await slots.Enter("b"));

            await Async.Sleep(Breaker.OpenFor);
            Assert.Equal(Turn.Go, await slots.Enter("a"));
            var second = Async.CreateTask(slots.Enter("a"));
            await Async.Yield();
            Assert.False(second.IsDone);
            Assert.True(slots.Leave("a", isFailure: true));
            Assert.Equal(Turn.Skip, await second);

            await Async.Sleep(Breaker.OpenFor);
            Assert.Equal(Turn.Go, await slots.Enter("a"));
            var third = Async.CreateTask(slots.Enter("a"));
            await Async.Yield();
            Assert.False(slots.Leave("a", isFailure: false));
            Assert.Equal(Turn.Go, await third);
        });

    [Fact]
    public void A_success_in_between_keeps_a_host_in_use() =>
        Run(async () =>
        {
            var slots = new Slots(limit: 100, hostLimit: 3, rate: null, mostFailures: 3);
            for (var request = 0; request < 100; request++)
            {
                Assert.Equal(Turn.Go, await slots.Enter("a"));
                Assert.False(slots.Leave("a", isFailure: request % 3 != 0));
            }
        });

    [Fact]
    public void Many_hosts_in_trouble_are_forgotten_in_the_end() =>
        Run(async () =>
        {
            var slots = new Slots(limit: 100, hostLimit: 3, rate: null, mostFailures: 3);
            for (var host = 0; host < 50_000; host++)
            {
                Assert.Equal(Turn.Go, await slots.Enter($"host-{host}"));
                slots.Leave($"host-{host}", isFailure: true);
            }

            Assert.InRange(slots.Hosts, 1, 10_000);
        });

    private static void Run(Func<Coroutine> body) =>
        Async.Run(body, new LoopOptions { TimeProvider = new VirtualTime(), HandleInterrupt = false });

    private async Coroutine Enter(Slots slots, string host, string name)
    {
        Assert.Equal(Turn.Go, await slots.Enter(host));
        entered.Add((name, EventLoop.Current.Time.TotalSeconds));
        slots.Leave(host);
    }
}
