using Meanwhile.Testing;

namespace Meanwhile.Tests.Testing;

public class VirtualTimeTests
{
    private readonly VirtualTime clock = new();

    [Fact]
    public void Sleep_takes_its_time_on_the_clock_and_none_on_the_wall()
    {
        Run(
            async () =>
            {
                await Sleep(1000.Hours);
                Assert.Equal(1000.Hours, EventLoop.Current.Time);
            },
            new LoopOptions { TimeProvider = clock }
        );

        Assert.Equal(1000.Hours, clock.Now);
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero) + 1000.Hours, clock.GetUtcNow());
    }

    [Fact]
    public void Sleepers_wake_each_at_its_own_time()
    {
        var log = new Transcript();
        Run(
            async () =>
            {
                await Gather(Sleeper("c", 3), Sleeper("a", 1), Sleeper("b", 2));
            },
            new LoopOptions { TimeProvider = clock }
        );

        log.Is("a 1 | b 2 | c 3");

        async Coroutine Sleeper(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            log.Add($"{name} {clock.Now.TotalSeconds}");
        }
    }

    [Fact]
    public void Delays_of_Task_follow_the_clock()
    {
        var log = new Transcript();
        Run(
            async () =>
            {
                var sleeper = CreateTask(Sleeper());
                await Task.Delay(1.Hours, clock);
                log.Add($"delay {clock.Now.TotalMinutes}");
                await sleeper;
            },
            new LoopOptions { TimeProvider = clock }
        );

        log.Is("sleep 30 | delay 60 | sleep 90");

        async Coroutine Sleeper()
        {
            await Sleep(30.Minutes);
            log.Add($"sleep {clock.Now.TotalMinutes}");
            await Sleep(60.Minutes);
            log.Add($"sleep {clock.Now.TotalMinutes}");
        }
    }

    [Fact]
    public void Loop_waits_for_real_when_nothing_is_due()
    {
        var value = Run(async () => await Task.Run(() => 42), new LoopOptions { TimeProvider = clock });

        Assert.Equal(42, value);
        Assert.Equal(TimeSpan.Zero, clock.Now);
    }

    [Fact]
    public void Timer_made_on_another_thread_is_seen_by_a_loop_that_waits_for_real()
    {
        Run(
            async () => await Task.Run(async () => await Task.Delay(1.Hours, clock)),
            new LoopOptions { TimeProvider = clock }
        );

        Assert.Equal(1.Hours, clock.Now);
    }

    [Fact]
    public void Advance_lets_timers_fire_in_the_next_turn_of_the_loop()
    {
        var log = new Transcript();
        Run(
            async () =>
            {
                EventLoop.Current.CallLater(1.Seconds, () => log.Add($"timer {clock.Now.TotalSeconds}"));
                clock.Advance(5.Seconds);
                log.Add("advanced");
                await Yield();
                await Yield();
            },
            new LoopOptions { TimeProvider = clock }
        );

        log.Is("advanced | timer 5");
    }

    [Fact]
    public void Advance_calls_the_timers_on_its_way_each_at_its_time()
    {
        var log = new Transcript();
        using var second = clock.CreateTimer(_ => log.Add($"b {clock.Now.TotalSeconds}"), null, 2.Seconds, Timeout.InfiniteTimeSpan);
        using var first = clock.CreateTimer(_ => log.Add($"a {clock.Now.TotalSeconds}"), null, 1.Seconds, 2.Seconds);
        using var cancelled = clock.CreateTimer(_ => log.Add("never"), null, 1.Seconds, Timeout.InfiniteTimeSpan);
        Assert.True(cancelled.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));

        clock.Advance(5.Seconds);

        log.Is("a 1 | b 2 | a 3 | a 5");
        Assert.Equal(5.Seconds, clock.Now);
    }

    [Fact]
    public void Disposed_timer_is_not_called_and_cannot_be_set_again()
    {
        var log = new Transcript();
        var timer = clock.CreateTimer(_ => log.Add("never"), null, 1.Seconds, 1.Seconds);
        timer.Dispose();
        Assert.False(timer.Change(1.Seconds, 1.Seconds));

        clock.Advance(5.Seconds);

        log.Is("");
    }

    [Fact]
    public void Two_loops_share_a_clock()
    {
        var other = new Thread(() => Run(async () => await Sleep(1.Hours), new LoopOptions { TimeProvider = clock }));
        other.Start();
        Run(async () => await Sleep(2.Hours), new LoopOptions { TimeProvider = clock });
        other.Join();

        Assert.InRange(clock.Now, 2.Hours, 3.Hours);
    }

    [Fact]
    public void No_time_passes_in_a_step_of_a_loop_that_begins_while_another_one_lets_it_pass()
    {
        var isOver = false;
        var other = new Thread(() => Run(Sleeper, new LoopOptions { TimeProvider = clock, HandleInterrupt = false }));
        other.Start();
        var passed = TimeSpan.Zero;
        for (var i = 0; i < 3000; i++)
        {
            passed += Run(Step, new LoopOptions { TimeProvider = clock, HandleInterrupt = false });
        }

        Volatile.Write(ref isOver, true);
        other.Join();
        Assert.Equal(TimeSpan.Zero, passed);

        async Coroutine Sleeper()
        {
            while (!Volatile.Read(ref isOver))
            {
                await Sleep(1.Seconds);
            }
        }

        async Coroutine<TimeSpan> Step()
        {
            var before = clock.Now;
            Thread.SpinWait(100);
            await Yield();
            return clock.Now - before;
        }
    }

    [Fact]
    public void Program_that_makes_its_own_loops_runs_on_the_clock()
    {
        var hours = clock.Run(() =>
        {
            Run(async () => await Sleep(1.Hours));
            Run(async () => await Sleep(2.Hours), new LoopOptions { Debug = true });
            return clock.Now.TotalHours;
        });
        clock.Run(() => Run(async () => await Sleep(4.Hours)));

        Assert.Equal(3, hours);
        Assert.Equal(7.Hours, clock.Now);
    }

    [Fact]
    public async Task Program_that_is_a_task_runs_on_the_clock_to_its_end()
    {
        await clock.Run(async () =>
        {
            await Task.Yield();
            await Task.Run(() => Run(async () => await Sleep(1.Hours)));
        });

        Assert.Equal(1.Hours, clock.Now);
    }

    [Fact]
    public void Loop_that_is_given_a_clock_keeps_it()
    {
        var other = new VirtualTime();
        clock.Run(() => Run(async () => await Sleep(1.Hours), new LoopOptions { TimeProvider = other }));

        Assert.Equal(1.Hours, other.Now);
        Assert.Equal(TimeSpan.Zero, clock.Now);
    }

    [Fact]
    public void Clock_of_a_program_ends_with_it()
    {
        var inner = new VirtualTime();
        clock.Run(() =>
        {
            inner.Run(() => Run(async () => await Sleep(1.Hours)));
            Assert.Throws<IOException>(() => inner.Run(() => throw new IOException("no disk")));
            Run(async () => await Sleep(2.Hours));
        });

        Assert.Equal(1.Hours, inner.Now);
        Assert.Equal(2.Hours, clock.Now);
        Assert.Same(TimeProvider.System, new LoopOptions().TimeProvider);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentNullException>(() => clock.Run(null!));
        Assert.Throws<ArgumentNullException>(() => clock.Run<int>(null!));
        Assert.Throws<ArgumentNullException>(() => clock.CreateTimer(null!, null, TimeSpan.Zero, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.CreateTimer(_ => { }, null, -2.Seconds, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.CreateTimer(_ => { }, null, TimeSpan.Zero, -2.Seconds));
    }
}
