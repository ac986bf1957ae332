using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Scheduling;

public class SlotsTests
{
    private readonly List<string> entered = [];

    [Fact]
    public void No_more_run_than_the_limit() =>
        OnLoop.Run(async () =>
        {
            var slots = new Slots(limit: 2, hostLimit: 10);
            Enter(slots, "a", "1");
            Enter(slots, "b", "2");
            Enter(slots, "c", "3");
            await Turns();
            Assert.Equal(["1", "2"], entered);
            Assert.Equal(2, slots.Running);

            slots.Leave("a");
            await Turns();
            Assert.Equal(["1", "2", "3"], entered);
        });

    [Fact]
    public void First_come_first_served_within_a_host() =>
        OnLoop.Run(async () =>
        {
            var slots = new Slots(limit: 10, hostLimit: 1);
            Enter(slots, "a", "1");
            Enter(slots, "a", "2");
            Enter(slots, "a", "3");
            await Turns();
            Assert.Equal(["1"], entered);
            slots.Leave("a");
            await Turns();
            slots.Leave("a");
            await Turns();
            Assert.Equal(["1", "2", "3"], entered);
        });

    [Fact]
    public void A_host_at_its_limit_keeps_no_other_waiting() =>
        OnLoop.Run(async () =>
        {
            var slots = new Slots(limit: 10, hostLimit: 1);
            Enter(slots, "a", "a1");
            Enter(slots, "a", "a2");
            Enter(slots, "b", "b1");
            await Turns();
            Assert.Equal(["a1", "b1"], entered);
        });

    [Fact]
    public void Hosts_take_turns_at_the_limit_of_all() =>
        OnLoop.Run(async () =>
        {
            var slots = new Slots(limit: 1, hostLimit: 10);
            Enter(slots, "a", "a1");
            Enter(slots, "a", "a2");
            Enter(slots, "a", "a3");
            Enter(slots, "b", "b1");
            await Turns();
            slots.Leave("a");
            await Turns();
            slots.Leave("a");
            await Turns();
            Assert.Equal(["a1", "a2", "b1"], entered);
        });

    [Fact]
    public void One_who_was_cancelled_while_waiting_is_passed_over() =>
        OnLoop.Run(async () =>
        {
            var slots = new Slots(limit: 1, hostLimit: 1);
            Enter(slots, "a", "1");
            var cancelled = Enter(slots, "a", "2");
            Enter(slots, "a", "3");
            await Turns();
            await cancelled.CancelAndWait();
            slots.Leave("a");
            await Turns();
            Assert.Equal(["1", "3"], entered);
            Assert.Equal(1, slots.Running);
        });

    [Fact]
    public void A_host_with_nobody_left_is_forgotten() =>
        OnLoop.Run(async () =>
        {
            var slots = new Slots(limit: 5, hostLimit: 5);
            for (var host = 0; host < 1000; host++)
            {
                Assert.Equal(Turn.Go, await slots.Enter($"host-{host}"));
                slots.Leave($"host-{host}");
            }

            Assert.Equal(0, slots.Hosts);
        });

    [Fact]
    public void Closing_tells_those_who_wait_and_those_who_come() =>
        OnLoop.Run(async () =>
        {
            var slots = new Slots(limit: 1, hostLimit: 1);
            Assert.Equal(Turn.Go, await slots.Enter("a"));
            var waiting = Async.CreateTask(slots.Enter("a"));
            await Turns();
            slots.Close();
            Assert.Equal(Turn.Stop, await waiting);
            Assert.Equal(Turn.Stop, await slots.Enter("b"));
            slots.Leave("a");
            Assert.Equal(0, slots.Running);
        });

    private static async Coroutine Turns()
    {
        for (var turn = 0; turn < 5; turn++)
        {
            await Async.Yield();
        }
    }

    private LoopTask Enter(Slots slots, string host, string name)
    {
        return Async.CreateTask(Come());

        async Coroutine Come()
        {
            if (await slots.Enter(host) == Turn.Go)
            {
                entered.Add(name);
            }
        }
    }
}
