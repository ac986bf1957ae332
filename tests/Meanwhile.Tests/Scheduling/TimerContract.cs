using Meanwhile.Testing;

namespace Meanwhile.Tests.Scheduling;

public abstract class TimerContract(TimeProvider clock) : LoopTest(clock)
{
    [Fact, Trait("Row", "S7")]
    public void Timers_of_one_deadline_fire_in_the_order_in_which_they_were_set()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var deadline = loop.Time + 5.Milliseconds;
            for (var i = 0; i < 12; i++)
            {
                var number = i;
                loop.CallAt(deadline, () => Log.Add($"{number}"));
            }

            await Sleep(20.Milliseconds);
        });

        Log.Is("0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11");
    }

    [Fact]
    public void Timers_fire_by_deadline_whatever_the_order_in_which_they_were_set()
    {
        var dues = Enumerable.Range(0, 200).ToArray();
        new Random(11).Shuffle(dues);
        List<int> fired = [];
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var start = loop.Time;
            foreach (var due in dues)
            {
                loop.CallAt(start + TimeSpan.FromTicks(due * 1000), () => fired.Add(due));
            }

            await Sleep(40.Milliseconds);
        });

        Assert.Equal(Enumerable.Range(0, 200), fired);
    }

    [Fact, Trait("Row", "S8")]
    public void Timer_that_is_due_at_once_comes_after_callbacks_that_are_queued()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.CallLater(TimeSpan.Zero, () => Log.Add("timer"));
            loop.CallSoon(() => Log.Add("soon1"));
            loop.CallSoon(() => Log.Add("soon2"));
            await Yield();
            await Yield();
        });

        Log.Is("soon1 | soon2 | timer");
    }

    [Fact, Trait("Row", "S9")]
    public void Negative_delay_is_zero()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var before = loop.Time;
            var late = loop.CallLater(-5.Seconds, () => Log.Add("timer"));
            Assert.InRange(late.When, before, loop.Time);
            await Sleep(-5.Seconds);
            await Yield();
        });

        Log.Is("timer");
    }

    [Fact, Trait("Row", "S9")]
    public void Negative_sleep_is_one_turn()
    {
        Run(async () =>
        {
            EventLoop.Current.CallSoon(() => Log.Add("other"));
            await Sleep(-1.Hours);
            Log.Add("slept");
        });

        Log.Is("other | slept");
    }

    [Fact, Trait("Row", "S9")]
    public void Spinning_does_not_starve_timers()
    {
        Run(async () =>
        {
            var fired = false;
            EventLoop.Current.CallLater(2.Milliseconds, () => fired = true);
            while (!fired)
            {
                (Clock as VirtualTime)?.Advance(TimeSpan.FromTicks(100));
                await Yield();
            }
        });
    }

    [Fact, Trait("Row", "S9")]
    public void Spinning_does_not_starve_what_comes_from_other_threads()
    {
        Run(async () =>
        {
            var came = false;
            var loop = EventLoop.Current;
            _ = Task.Run(() => loop.CallSoonThreadsafe(() => came = true));
            while (!came)
            {
                await Yield();
            }
        });
    }

    [Fact, Trait("Row", "S10")]
    public void Cancelled_handle_never_runs()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var soon = loop.CallSoon(() => Log.Add("soon"));
            var later = loop.CallLater(1.Milliseconds, () => Log.Add("later"));
            var due = loop.CallLater(TimeSpan.Zero, () => Log.Add("due"));
            var second = loop.CallLater(TimeSpan.Zero, () => Log.Add("second"));
            loop.CallLater(TimeSpan.Zero, second.Cancel);
            loop.CallSoon(due.Cancel);
            soon.Cancel();
            later.Cancel();
            later.Cancel();
            await Sleep(5.Milliseconds);
            Assert.True(soon.IsCancelled);
            Assert.True(later.IsCancelled);
            Assert.True(due.IsCancelled);
            Assert.False(second.IsCancelled);
        });

        Log.Is("second");
    }

    [Fact, Trait("Row", "S10")]
    public void Handle_that_is_due_can_still_be_cancelled_by_one_that_runs_before_it()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var when = loop.Time + 1.Milliseconds;
            TimerHandle? second = null;
            loop.CallAt(when, () =>
            {
                Log.Add("first");
                second!.Cancel();
            });
            second = loop.CallAt(when, () => Log.Add("second"));
            await Sleep(5.Milliseconds);
        });

        Log.Is("first");
    }

    [Fact]
    public void Handle_that_has_run_cannot_be_taken_back()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var handle = loop.CallSoon(() => Log.Add("ran"));
            var timer = loop.CallLater(TimeSpan.Zero, () => Log.Add("fired"));
            await Sleep(1.Milliseconds);
            handle.Cancel();
            timer.Cancel();
            Assert.False(handle.IsCancelled);
            Assert.False(timer.IsCancelled);
        });

        Log.Is("ran | fired");
    }

    [Fact]
    public void Sleepers_and_timers_of_one_deadline_keep_the_order_in_which_they_were_set()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            for (var i = 0; i < 10; i++)
            {
                CreateTask(Sleeper(i));
            }

            await Yield();
            await Sleep(50.Milliseconds);
        });

        Log.Is("0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9");

        async Coroutine Sleeper(int number)
        {
            await Sleep(10.Milliseconds);
            Log.Add($"{number}");
        }
    }
}

public class TimersInRealTime() : TimerContract(TimeProvider.System);

public class TimersInVirtualTime() : TimerContract(new VirtualTime());
