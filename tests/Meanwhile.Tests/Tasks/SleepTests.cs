using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Tasks;

/// <summary>Sleeps of every length: S9, and the one that has no end.</summary>
public class SleepTests
{
    [Fact]
    public void Zero_and_less_only_give_the_others_a_turn()
    {
        var printed = Printed.By(async print =>
        {
            TimeSpan[] times = [TimeSpan.Zero, -2.Milliseconds, Timeout.InfiniteTimeSpan, -1.Hours, TimeSpan.MinValue];
            foreach (var time in times)
            {
                EventLoop.Current.CallSoon(() => print("turn"));
                await Sleep(time);
                print(EventLoop.Current.Time);
            }
        });
        Assert.Equal(string.Join(" | ", Enumerable.Repeat("turn | 00:00:00", 5)), printed);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Infinite_sleep_ends_by_a_cancel_only(bool asTaskItself) =>
        Printed.Run(async () =>
        {
            var task = CreateTask(asTaskItself ? Sleep(TimeSpan.MaxValue) : Endless());
            await Sleep(TimeSpan.FromDays(100_000));
            Assert.False(task.IsDone);
            task.Cancel("stop");
            Assert.Equal("stop", (await Assert.ThrowsAsync<CancelledException>(() => task.AsTask())).Reason);
            Assert.Equal(TimeSpan.FromDays(100_000), EventLoop.Current.Time);
        });

    [Fact]
    public void Infinite_sleep_ends_with_the_time_of_its_scope() =>
        Printed.Run(async () =>
        {
            Assert.False(await MoveOnAfter(1.Seconds, async _ => await Sleep(TimeSpan.MaxValue)));
            Assert.False(await MoveOnAfter(1.Seconds, static _ => Sleep(TimeSpan.MaxValue)));
            Assert.Equal(2.Seconds, EventLoop.Current.Time);
        });

    // As CPython 3.13 prints it.
    [Fact]
    public void Cancel_that_meets_a_sleep_due_in_the_same_turn_wakes_the_task_at_once()
    {
        var printed = Printed.By(async print =>
        {
            LoopTask? sleeper = null;
            EventLoop.Current.CallLater(
                1.Seconds,
                () =>
                {
                    print("stop");
                    sleeper!.Cancel();
                    EventLoop.Current.CallSoon(() => print("soon"));
                }
            );
            sleeper = CreateTask(Sleeper());
            await Assert.ThrowsAsync<CancelledException>(() => sleeper.AsTask());

            async Coroutine Sleeper()
            {
                try
                {
                    await Sleep(1.Seconds);
                    print("slept");
                }
                catch (CancelledException)
                {
                    print("cancelled");
                    throw;
                }
            }
        });
        Assert.Equal("stop | cancelled | soon", printed);
    }

    [Fact]
    public void Infinite_sleep_below_foreign_code_ends_by_a_cancel() =>
        Printed.Run(async () =>
        {
            var task = CreateTask(Outer());
            await Yield();
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(() => task.AsTask());

            static async Coroutine Outer() => await Foreign();

            static async Task Foreign() => await Sleep(TimeSpan.MaxValue);
        });

    [Fact]
    public void Infinite_sleep_that_is_left_ends_with_the_run() =>
        Printed.Run(async () =>
        {
            CreateTask(Endless());
            await Yield();
        });

    [Fact]
    public void Infinite_sleep_of_a_task_that_cancelled_itself_ends_at_once() =>
        Printed.Run(async () =>
        {
            var task = CreateTask(CancelItself());
            await Assert.ThrowsAsync<CancelledException>(() => task.AsTask());

            static async Coroutine CancelItself()
            {
                LoopTask.Current!.Cancel();
                await Sleep(TimeSpan.MaxValue);
            }
        });

    [Fact]
    public void Yield_below_foreign_code_takes_its_turn_like_any_other()
    {
        var printed = Printed.By(async print =>
        {
            EventLoop.Current.CallSoon(() => print("turn"));
            await Foreign();
            print("after");
            var task = CreateTask(Outer());
            await Yield();
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(() => task.AsTask());
        });
        Assert.Equal("turn | after", printed);

        static async Task Foreign() => await Yield();

        static async Coroutine Outer() => await Twice();

        static async Task Twice()
        {
            await Yield();
            await Yield();
        }
    }

    private static async Coroutine Endless() => await Sleep(TimeSpan.MaxValue);
}
