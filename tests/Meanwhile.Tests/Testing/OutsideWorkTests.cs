using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Meanwhile.Testing;

namespace Meanwhile.Tests.Testing;

/// <summary>What the clock waits for, for how long, and what it says when it waits no longer.</summary>
[Collection(nameof(Alone))]
public class OutsideWorkTests() : LoopTest(new VirtualTime())
{
    private VirtualTime Time => (VirtualTime)Clock;

    [Fact]
    public void Work_that_takes_more_than_a_second_is_told_of_and_time_goes_on()
    {
        using var over = new ManualResetEventSlim();
        Run(async () =>
        {
            var slow = CreateTask(Waiting(Task.Run(over.Wait)), "slow");
            await Sleep(1.Hours);
            over.Set();
            await slow;
        });

        var report = Assert.Single(TakeReports());
        Assert.Contains("Virtual time goes on", report, StringComparison.Ordinal);
        Assert.Contains("task 'slow'", report, StringComparison.Ordinal);
        Assert.Equal(1.Hours, Time.Now);
    }

    [Fact]
    public void Work_that_was_given_up_holds_up_nothing_any_more()
    {
        using var over = new ManualResetEventSlim();
        var took = TimeProvider.System.GetTimestamp();
        Run(async () =>
        {
            var slow = CreateTask(Waiting(Task.Run(over.Wait)));
            for (var i = 0; i < 100; i++)
            {
                await Sleep(1.Hours);
            }

            over.Set();
            await slow;
        });

        Assert.Single(TakeReports());
        Assert.InRange(TimeProvider.System.GetElapsedTime(took), 1.Seconds, 20.Seconds);
    }

    [Fact]
    public void Loop_that_waits_for_nothing_of_NETs_own_does_not_wait_for_the_pool()
    {
        using var over = new ManualResetEventSlim();
        Run(async () =>
        {
            var slow = Task.Run(over.Wait);
            for (var i = 0; i < 10_000; i++)
            {
                await Sleep(1.Hours);
            }

            over.Set();
            await slow;
        });

        Assert.Equal(10_000.Hours, Time.Now);
    }

    [Fact]
    public void Thread_that_runs_code_of_the_loop_is_waited_for()
    {
        Run(async () =>
        {
            var told = new TaskCompletionSource();
            using var begun = new ManualResetEventSlim();
            var thread = new Thread(() =>
            {
                begun.Set();
                TakeRealTime();
                told.SetResult();
            });
            thread.Start();
            begun.Wait();
            var beside = CreateTask(Async.Sleep(1.Hours));
            await told.Task;
            Assert.Equal(TimeSpan.Zero, Time.Now);
            await beside;
        });
    }

    [Fact]
    public void Work_of_code_that_was_submitted_is_waited_for()
    {
        using var others = PoolLoad.Named("busy");
        OnThreadOfItsOwn(async () =>
        {
            var loop = EventLoop.Current;
            Task submitted;
            using (ExecutionContext.SuppressFlow())
            {
                submitted = Task.Run(() => loop.Submit(Submitted));
            }

            await submitted;
        });

        async Coroutine Submitted()
        {
            var beside = CreateTask(Async.Sleep(1.Hours));
            await Task.Run(static async () =>
            {
                await Task.Yield();
                TakeRealTime();
            });
            Assert.Equal(TimeSpan.Zero, Time.Now);
            await beside;
        }
    }

    [Fact]
    public void Loop_within_work_on_the_pool_moves_the_clock_of_both()
    {
        Run(async () =>
        {
            var beside = CreateTask(Async.Sleep(5.Hours));
            await Task.Run(() => Async.Run(async () => await Sleep(2.Hours), Options));
            Assert.Equal(2.Hours, Time.Now);
            await ToThread(() => Async.Run(async () => await Sleep(2.Hours), Options));
            Assert.Equal(4.Hours, Time.Now);
            await beside;
        });

        Assert.Equal(5.Hours, Time.Now);
    }

    [Fact]
    public void Loops_that_share_a_clock_wait_for_each_other()
    {
        var log = new Transcript();
        using var bothRun = new Barrier(2);
        var other = new Thread(() => Async.Run(() => Steps(3), Options));
        other.Start();
        Run(() => Steps(2));
        other.Join();

        log.Is("2 | 3 | 4 | 6 | 6 | 9");

        async Coroutine Steps(int hours)
        {
            bothRun.SignalAndWait();
            for (var i = 1; i <= 3; i++)
            {
                await Sleep(hours.Hours);
                lock (log)
                {
                    log.Add($"{Time.Now.TotalHours}");
                }
            }
        }
    }

    [Fact]
    public void Step_that_blocks_holds_up_loops_of_the_same_clock_for_a_second()
    {
        Run(async () =>
        {
            // As a test does that starts a server with a loop of its own, and waits for it.
            var other = new Thread(() => Async.Run(async () => await Sleep(1.Hours), Options));
            other.Start();
            other.Join();
            await Sleep(1.Hours);
        });

        Assert.Contains("a step of event loop", Assert.Single(TakeReports()), StringComparison.Ordinal);
        Assert.Equal(2.Hours, Time.Now);
    }

    [Fact]
    public async Task Loops_on_threads_of_the_pool_do_not_take_each_other_for_work()
    {
        var took = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    Task.Run(() =>
                        Async.Run(
                            async () =>
                            {
                                var never = new TaskCompletionSource();
                                var waiter = CreateTask(Waiting(never.Task));
                                for (var i = 0; i < 2_000; i++)
                                {
                                    await Sleep(1.Hours);
                                }

                                waiter.Cancel();
                            },
                            new LoopOptions { TimeProvider = new VirtualTime(), OnError = Report, HandleInterrupt = false }
                        )
                    )
                )
        );

        Assert.InRange(TimeProvider.System.GetElapsedTime(took), TimeSpan.Zero, 10.Seconds);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Wait_for_threads_ends_where_something_comes_all_the_time(bool isOfLoop) =>
        OnThreadOfItsOwn(async () =>
        {
            var loop = EventLoop.Current;
            using var released = new ManualResetEventSlim();
            using var ended = new ManualResetEventSlim();
            var work = CreateTask(ToThread(() => released.Wait()));
            var stranger = new Thread(() =>
            {
                while (!ended.Wait(5.Milliseconds))
                {
                    loop.CallSoonThreadsafe(static () => { });
                }
            });
            if (isOfLoop)
            {
                stranger.Start();
            }
            else
            {
                stranger.UnsafeStart();
            }

            try
            {
                // Each time something comes the wait begins anew; counted anew too it would never be over.
                await Sleep(200.Milliseconds);
                Assert.False(work.IsDone);
            }
            finally
            {
                ended.Set();
                stranger.Join();
                released.Set();
            }

            await work;
        });

    [Fact]
    public void Many_clocks_at_once_do_not_hold_each_other_up_where_the_pool_is_busy()
    {
        const int Loops = 16;
        using var ended = new ManualResetEventSlim();
        var times = new ConcurrentBag<TimeSpan>();
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            ThreadPool.QueueUserWorkItem(_ => KeepBusy());
        }

        var loops = Enumerable.Range(0, Loops).Select(_ => new Thread(() => times.Add(RunLoop()))).ToList();
        loops.ForEach(static thread => thread.Start());
        loops.ForEach(static thread => Assert.True(thread.Join(4.Minutes)));
        ended.Set();
        Assert.Equal(Enumerable.Repeat(2.Hours, Loops), times);

        // A machine that has so much to do may not come to them for a second.
        TakeReports();

        TimeSpan RunLoop() =>
            Async.Run(
                async () =>
                {
                    for (var i = 0; i < 2; i++)
                    {
                        await Task.WhenAll(Task.Run(static () => Thread.Yield()), Task.Delay(1.Hours, EventLoop.Current.TimeProvider));
                    }

                    return EventLoop.Current.Time;
                },
                new LoopOptions { TimeProvider = new VirtualTime(), OnError = Report, HandleInterrupt = false }
            );

        void KeepBusy()
        {
            while (!ended.IsSet)
            {
                Thread.SpinWait(1000);
                Thread.Yield();
            }
        }
    }

    [Fact]
    public void What_keeps_a_context_of_the_loop_does_not_keep_the_loop()
    {
        var (loop, kept) = LoopAndContext();
        for (var i = 0; i < 10 && loop.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(loop.IsAlive);
        GC.KeepAlive(kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Loop, ExecutionContext Context) LoopAndContext() =>
        Async.Run(
            async () =>
            {
                await Task.Run(static () => { });
                return (new WeakReference(EventLoop.Current), ExecutionContext.Capture()!);
            },
            new LoopOptions { TimeProvider = new VirtualTime() }
        );

    /// <summary>What a loop on a thread of the pool queues there stands in that thread's own line, to which others come only when all else is done.</summary>
    private void OnThreadOfItsOwn(Func<Coroutine> main) => Watchdog.Within(30.Seconds, () => Run(main));

    private static void TakeRealTime()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(20.Milliseconds);
    }

    private static async Coroutine Waiting(Task task) => await task;
}
