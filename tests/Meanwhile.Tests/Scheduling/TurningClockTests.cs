using Meanwhile.Testing;

namespace Meanwhile.Tests.Scheduling;

/// <summary>A clock that goes back, or far ahead.</summary>
public class TurningClockTests() : LoopTest(new TurningTime())
{
    private TurningTime Turning => (TurningTime)Clock;

    [Fact]
    public void Time_of_the_loop_never_goes_back() =>
        Run(async () =>
        {
            var loop = EventLoop.Current;
            await Sleep(10.Seconds);
            Assert.Equal(10.Seconds, loop.Time);
            Turning.Turn(-3.Seconds);
            Assert.Equal(10.Seconds, loop.Time);
            Turning.Elapse(1.Seconds);
            Assert.Equal(11.Seconds, loop.Time);
            Turning.Turn(-1.Hours);
            Turning.Turn(-1.Hours);
            Assert.Equal(11.Seconds, loop.Time);
            Turning.Elapse(1.Seconds);
            Assert.Equal(12.Seconds, loop.Time);
        });

    [Fact]
    public void Sleep_that_was_planned_before_ends_after_its_time_of_the_clock_and_not_when_the_clock_is_there_again() =>
        Run(async () =>
        {
            var sleeper = CreateTask(Sleep(50.Milliseconds));
            await Sleep(20.Milliseconds);
            Turning.Turn(-3.Seconds);
            await sleeper;
            Assert.Equal(50.Milliseconds, Turning.Elapsed);
            Assert.Equal(50.Milliseconds, EventLoop.Current.Time);
        });

    [Fact]
    public void Sleep_that_is_planned_after_takes_its_time() =>
        Run(async () =>
        {
            Turning.Turn(-3.Seconds);
            await Sleep(50.Milliseconds);
            Assert.Equal(50.Milliseconds, Turning.Elapsed);
            Turning.Turn(-3.Seconds);
            await Sleep(50.Milliseconds);
            Assert.Equal(100.Milliseconds, Turning.Elapsed);
        });

    [Fact]
    public void Deadlines_and_callbacks_keep_their_order_and_distance()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.CallLater(3.Seconds, () => Log.Add($"later {Turning.Elapsed.TotalSeconds}"));
            loop.CallAt(2.Seconds, () => Log.Add($"at {Turning.Elapsed.TotalSeconds}"));
            await Sleep(1.Seconds);
            Turning.Turn(-1.Hours);
            await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(3.Seconds, async _ => await Sleep(9.Hours)));
            Log.Add($"timeout {Turning.Elapsed.TotalSeconds}");
        });

        Log.Is("at 2 | later 3 | timeout 4");
    }

    [Fact]
    public void What_is_due_fires_at_once_where_the_clock_jumps_ahead() =>
        Run(async () =>
        {
            var sleeper = CreateTask(Sleep(1.Hours));
            await Yield();
            Turning.Turn(2.Hours);
            await sleeper;
            Assert.Equal(TimeSpan.Zero, Turning.Elapsed);
            Assert.Equal(2.Hours, EventLoop.Current.Time);

            // And back: the time stands, and what is planned now takes its time.
            Turning.Turn(-2.Hours);
            await Sleep(1.Seconds);
            Assert.Equal(1.Seconds, Turning.Elapsed);
        });

    [Fact]
    public void Time_that_another_thread_was_told_is_not_gone_back_on()
    {
        using var loop = new EventLoop(Options);
        Turning.Elapse(5.Seconds);
        Assert.Equal(5.Seconds, loop.Time);
        Turning.Turn(-4.Seconds);
        Assert.Equal(5.Seconds, loop.Time);
        loop.CallSoon(() =>
        {
            Assert.Equal(5.Seconds, loop.Time);
            Turning.Elapse(1.Seconds);
            Assert.Equal(6.Seconds, loop.Time);
            Turning.Turn(-4.Seconds);
            loop.Stop();
        });
        loop.RunForever();
        Assert.Equal(6.Seconds, loop.Time);
    }

    [Fact]
    public void Threads_that_look_at_the_time_see_it_only_advance_and_take_nothing_from_it()
    {
        var clock = new SteppingTime();
        using var loop = new EventLoop(new LoopOptions { TimeProvider = clock });
        var isOver = false;
        Exception? wrong = null;
        var threads = Enumerable.Range(0, 3).Select(_ => new Thread(() => wrong ??= Record.Exception(() => LookUntil(() => Volatile.Read(ref isOver))))).ToList();
        threads.ForEach(static thread => thread.Start());
        var looks = 200_000;
        loop.CallSoon(() =>
        {
            wrong ??= Record.Exception(() => LookUntil(() => looks-- == 0));
            Volatile.Write(ref isOver, true);
            loop.Stop();
        });
        loop.RunForever();
        threads.ForEach(static thread => thread.Join());
        Assert.Null(wrong);

        // The clock never went back: that others have read it a moment later than the loop is no such case.
        Assert.InRange(loop.Time.Ticks, 0, clock.GetTimestamp());

        void LookUntil(Func<bool> isEnough)
        {
            var last = TimeSpan.Zero;
            while (!isEnough())
            {
                var now = loop.Time;
                Assert.True(now >= last, $"{now} after {last}");
                last = now;
            }
        }
    }

    /// <summary>A clock that moves on by a little each time that somebody looks at it.</summary>
    private sealed class SteppingTime : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref now);
    }

    /// <summary>Virtual time whose clock is set, as by hand, and still passes as before.</summary>
    private sealed class TurningTime : TimeProvider, IPollerSource
    {
        private readonly VirtualTime inner = new();
        private TimeSpan turned;

        /// <summary>How much time has really passed.</summary>
        internal TimeSpan Elapsed => inner.Now;

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override long GetTimestamp() => inner.GetTimestamp() + turned.Ticks;

        internal void Turn(TimeSpan by) => turned += by;

        internal void Elapse(TimeSpan time) => inner.Advance(time);

        public IPoller CreatePoller() => ((IPollerSource)inner).CreatePoller();
    }
}
