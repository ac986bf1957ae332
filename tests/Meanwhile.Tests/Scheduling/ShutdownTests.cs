namespace Meanwhile.Tests.Scheduling;

public class ShutdownTests : LoopTest
{
    [Fact, Trait("Row", "S60")]
    public void Leftover_tasks_are_cancelled_and_awaited_in_the_order_of_their_creation()
    {
        var result = Run(async () =>
        {
            for (var i = 1; i <= 3; i++)
            {
                CreateTask(Left(i));
            }

            await Yield();
            return 42;
        });

        Assert.Equal(42, result);
        Log.Is("cancelled 1 | cancelled 2 | cancelled 3 | ended 1 | ended 2 | ended 3");

        async Coroutine Left(int number)
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add($"cancelled {number}");
                await Sleep(1.Seconds);
                Log.Add($"ended {number}");
            }
        }
    }

    [Fact, Trait("Row", "S60")]
    public void Failing_clean_up_is_reported_and_the_run_still_returns_its_result()
    {
        var result = Run(async () =>
        {
            CreateTask(Left(), name: "left");
            await Yield();
            return 42;
        });

        Assert.Equal(42, result);
        var report = Assert.Single(TakeErrors());
        Assert.StartsWith("unhandled exception during shutdown, in task 'left' created at ", report.Message);
        Assert.IsType<FormatException>(report.Exception);

        static async Coroutine Left()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                throw new FormatException();
            }
        }
    }

    [Fact, Trait("Row", "S60")]
    public void What_is_spawned_during_the_shutdown_is_cancelled_too()
    {
        Run(async () =>
        {
            CreateTask(Left(3));
            await Yield();
        });

        Log.Is("ended 3 | ended 2 | ended 1 | ended 0");

        async Coroutine Left(int generation)
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add($"ended {generation}");
                if (generation > 0)
                {
                    CreateTask(Left(generation - 1));
                    await Yield();
                }
            }
        }
    }

    [Fact]
    public void What_ended_in_the_last_turn_is_still_told()
    {
        Run(async () =>
        {
            var left = CreateTask(Sleep(1.Hours));
            left.AddDoneCallback(_ =>
            {
                Log.Add("told");
                EventLoop.Current.CallSoon(() => Log.Add("told on"));
            });
            await Yield();
        });

        Log.Is("told | told on");
    }

    [Fact]
    public void Callback_that_comes_back_for_ever_does_not_keep_the_run_from_ending()
    {
        Run(async () =>
        {
            EventLoop.Current.CallSoon(Again);
            await Yield();
        });

        static void Again() => EventLoop.Current.CallSoon(Again);
    }

    [Fact, Trait("Row", "S60")]
    public void Leftovers_are_wound_up_also_when_main_fails()
    {
        Assert.Throws<FormatException>(() =>
            Run(Coroutine () =>
            {
                return Main();

                async Coroutine Main()
                {
                    CreateTask(Left());
                    await Yield();
                    throw new FormatException();
                }
            })
        );

        Log.Is("ended");

        async Coroutine Left()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add("ended");
            }
        }
    }

    [Fact, Trait("Row", "S61")]
    public void Work_on_threads_is_waited_for_before_the_run_returns()
    {
        var worked = false;
        using var started = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        Run(async () =>
        {
            CreateTask(Left());
            await Yield();
            await Task.Run(started.Wait);
        });
        Assert.True(Volatile.Read(ref worked));

        async Coroutine Left()
        {
            try
            {
                await ToThread(() =>
                {
                    started.Set();
                    gate.Wait();
                    for (var i = 0; i < 100; i++)
                    {
                        Thread.Yield();
                    }

                    Volatile.Write(ref worked, true);
                });
            }
            finally
            {
                gate.Set();
            }
        }
    }

    [Fact, Trait("Row", "S64")]
    public void Work_that_runs_is_not_stopped_by_a_cancel_and_queued_work_never_runs()
    {
        var ran = false;
        var finished = false;
        using var started = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        Async.Run(
            async () =>
            {
                var running = CreateTask(ToThread(() =>
                {
                    started.Set();
                    gate.Wait();
                    Volatile.Write(ref finished, true);
                }));
                var queued = CreateTask(ToThread(() => Volatile.Write(ref ran, true)));
                await Yield();
                await Task.Run(started.Wait);
                running.Cancel();
                queued.Cancel();
                await Interop.AwaitForeignTests.Caught(async () => await running);
                await Interop.AwaitForeignTests.Caught(async () => await queued);
                Assert.True(running.IsCancelled);
                Assert.True(queued.IsCancelled);
                Assert.False(Volatile.Read(ref finished));
                gate.Set();
            },
            new LoopOptions { WorkerThreads = 1, OnError = Report, TimeProvider = Clock }
        );

        Assert.True(Volatile.Read(ref finished));
        Assert.False(Volatile.Read(ref ran));
    }

    [Fact, Trait("Row", "S62")]
    public void Runner_has_one_loop_and_one_context_for_all_its_runs()
    {
        var local = new AsyncLocal<string?> { Value = "when made" };
        using var runner = new LoopRunner(Options);
        local.Value = "later";
        LoopTask? left = null;
        var first = runner.Run(async () =>
        {
            left = CreateTask(Sleep(1.Seconds));
            Assert.Equal("when made", local.Value);
            local.Value = "inside";
            return EventLoop.Current;
        });
        Assert.Equal("later", local.Value);
        runner.Run(async () =>
        {
            Assert.Same(first, EventLoop.Current);
            Assert.Equal("when made", local.Value);
            await left!;
        });
        Assert.Same(first, runner.Loop);
        Assert.False(first.IsClosed);
        runner.Dispose();
        runner.Dispose();
        Assert.True(first.IsClosed);
        Assert.StartsWith("Runner is closed", Assert.Throws<InvalidOperationException>(() => runner.Run(async () => { })).Message);
        Assert.StartsWith("Runner is closed", Assert.Throws<InvalidOperationException>(() => runner.Loop).Message);
    }

    [Fact]
    public void Run_puts_back_the_synchronization_context_that_was_there()
    {
        var mine = new SynchronizationContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(mine);
        try
        {
            Run(async () =>
            {
                Assert.NotSame(mine, SynchronizationContext.Current);
                await Yield();
            });
            Assert.Same(mine, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void Cancelled_main_ends_the_run_by_a_cancellation()
    {
        var seen = Assert.Throws<CancelledException>(() =>
            Run(async () =>
            {
                LoopTask.Current!.Cancel("by itself");
                await Yield();
            })
        );
        Assert.Equal("by itself", seen.Reason);
    }
}
