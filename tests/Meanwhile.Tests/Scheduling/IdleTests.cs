namespace Meanwhile.Tests.Scheduling;

public class IdleTests : LoopTest
{
    [Fact]
    public void Sleep_is_one_wait_for_the_whole_time()
    {
        var poller = new CountingPoller(((IPollerSource)Clock).CreatePoller());
        Async.Run(async () => await Sleep(1.Hours), new LoopOptions { TimeProvider = Clock, Poller = poller, OnError = Report });
        Assert.Equal([1.Hours.Ticks], poller.Waits);
    }

    [Fact]
    public void Loop_with_nothing_to_do_waits_until_it_is_woken()
    {
        var poller = new CountingPoller(new SignalPoller(TimeProvider.System));
        Async.Run(
            async () =>
            {
                var loop = EventLoop.Current;
                var future = new Future();
                poller.Waiting = () => ThreadPool.UnsafeQueueUserWorkItem(_ => loop.CallSoonThreadsafe(future.SetResult), null);
                await future;
            },
            new LoopOptions { Poller = poller, OnError = Report }
        );
        Assert.Equal([-1L], poller.Waits);
    }

    [Fact]
    public void Busy_loop_does_not_wait()
    {
        var poller = new CountingPoller(new SignalPoller(TimeProvider.System));
        Async.Run(
            async () =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    await Yield();
                }
            },
            new LoopOptions { Poller = poller, OnError = Report }
        );
        Assert.Empty(poller.Waits);
    }

    [Fact]
    public void Real_timers_do_not_make_the_loop_spin()
    {
        var poller = new CountingPoller(new SignalPoller(TimeProvider.System));
        Async.Run(
            async () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await Sleep(2.Milliseconds);
                }
            },
            new LoopOptions { Poller = poller, OnError = Report }
        );

        AssertWaited(poller);
    }

    [Fact]
    public void Clock_that_is_no_poller_wakes_the_loop_by_its_timers()
    {
        var clock = new PlainClock();
        var poller = new CountingPoller(new SignalPoller(clock));
        Async.Run(
            async () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await Sleep(2.Milliseconds);
                }
            },
            new LoopOptions { TimeProvider = clock, Poller = poller, OnError = Report }
        );
        AssertWaited(poller);
    }

    // Each of the five sleeps is one wait, and one or two more where a wait ends a little early by the timer's clock; none at
    // all where the machine is so slow that the time is over before the loop asks. A loop that spins would wait without end.
    private static void AssertWaited(CountingPoller poller)
    {
        Assert.InRange(poller.Waits.Count, 0, 15);
        Assert.All(poller.Waits, static wait => Assert.InRange(wait, 1, 2.Milliseconds.Ticks));
    }

    private sealed class PlainClock : TimeProvider;

    private sealed class CountingPoller(IPoller inner) : IPoller
    {
        internal List<long> Waits { get; } = [];

        internal Action? Waiting { get; set; }

        public LoopMark? Mark => inner.Mark;

        public void Begin(EventLoop loop) => inner.Begin(loop);

        public void End() => inner.End();

        public void Poll(long ticks, bool outsideWork)
        {
            Waits.Add(ticks);
            Waiting?.Invoke();
            inner.Poll(ticks, outsideWork);
        }

        public void Wake() => inner.Wake();

        public void Dispose() => inner.Dispose();
    }
}
