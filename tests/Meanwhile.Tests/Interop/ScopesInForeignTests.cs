namespace Meanwhile.Tests.Interop;

/// <summary>Timeouts and groups that are opened inside foreign methods, around foreign code.</summary>
public class ScopesInForeignTests : LeftTest
{
    [Fact]
    public void Deadline_in_a_foreign_method_ends_what_it_gathers()
    {
        Run(async () => Assert.False(await Outer()));
        Assert.Equal(1.Seconds, ((Meanwhile.Testing.VirtualTime)Clock).Now);

        async Task<bool> Outer() => await MoveOnAfter(1.Seconds, async _ => await Gather([Read()]));

        async Task Read()
        {
            await Task.Run(static () => Thread.SpinWait(1000));
            await Task.Yield();
            await Sleep(1.Hours);
        }
    }

    /// <summary>Nobody can tell how its end comes to what is awaited.</summary>
    [Theory, InlineData("source"), InlineData("each"), InlineData("task"), InlineData("pool"), InlineData("given away")]
    public void Deadline_in_a_foreign_method_reaches_what_was_begun_inside(string way)
    {
        Run(async () =>
        {
            Assert.False(await Outer());
            Log.Add("moved on");
            await Sleep(10.Seconds);
            Log.Add("over");
        });
        Assert.Contains(Log.ToString(), new[] { "read: CancelledException | moved on | over", "moved on | read: CancelledException | over" });
        Assert.Equal(11.Seconds, ((Meanwhile.Testing.VirtualTime)Clock).Now);

        async Task<bool> Outer()
        {
            await Task.Yield();
            return await MoveOnAfter(1.Seconds, async _ => await Way());
        }

        async Coroutine Way()
        {
            switch (way)
            {
                case "source":
                    var source = new TaskCompletionSource();
                    _ = Read().ContinueWith(_ => source.SetResult(), TaskScheduler.Default);
                    await source.Task;
                    break;
                case "each":
                    await foreach (var each in Task.WhenEach(Read(), Task.CompletedTask))
                    {
                        await each;
                    }

                    break;
                case "task":
                    await CreateTask(Read().AsCoroutine()).AsTask();
                    break;
                case "pool":
                    await ThroughPool();
                    break;
                default:
                    _ = Read();
                    await Task.Delay(Timeout.InfiniteTimeSpan, Clock, CancellationToken.None);
                    break;
            }
        }

        async Task ThroughPool()
        {
            var reading = Read();
            await Task.Run(async () => await reading);
        }

        async Task Read()
        {
            await Task.Run(static () => Thread.SpinWait(1000));
            await Task.Yield();
            try
            {
                await Sleep(1.Hours);
            }
            catch (Exception failure)
            {
                Log.Add($"read: {failure.GetType().Name}");
                throw;
            }
        }
    }

    /// <summary>It comes back while its task is in the scope.</summary>
    [Theory]
    [InlineData("deadline", false), InlineData("group", false), InlineData("nested", false)]
    [InlineData("deadline", true), InlineData("group", true), InlineData("nested", true)]
    public void What_was_begun_outside_a_scope_does_not_end_with_it(string way, bool isAwaitedInside)
    {
        Run(async () =>
        {
            var begun = Begun();
            switch (way)
            {
                case "deadline":
                    Assert.False(await MoveOnAfter(2.Seconds, async _ => await Inside(begun)));
                    break;
                case "group":
                    await TaskGroup.Run(async group =>
                    {
                        group.CreateTask(Cancels(group));
                        await Inside(begun);
                    });
                    break;
                default:
                    await WithTimeout(
                        1.Hours,
                        async _ =>
                        {
                            begun = Begun();
                            Assert.False(await MoveOnAfter(2.Seconds, async _ => await Inside(begun)));
                            await begun;
                        }
                    );
                    break;
            }

            Log.Add("scope is over");
            await begun;
        });
        var last = way == "nested" ? "begun ends | scope is over" : "scope is over | begun ends";
        Log.Is(way == "nested" ? $"begun ends | {last}" : last);

        Coroutine Inside(Task begun) => isAwaitedInside ? begun.AsCoroutine() : Sleep(1.Hours);

        static async Coroutine Cancels(TaskGroup group)
        {
            await Sleep(2.Seconds);
            group.Cancel();
        }

        async Task Begun()
        {
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            Assert.False(CurrentToken.IsCancellationRequested);
            await Sleep(5.Seconds);
            Log.Add("begun ends");
        }
    }

    [Fact]
    public void Deadline_ends_a_gathering_of_what_was_begun_outside_it()
    {
        Run(async () =>
        {
            var begun = Begun();
            Assert.False(await MoveOnAfter(1.Seconds, async _ => await Gather([begun])));
            Assert.Equal(1.Seconds, Clock.GetElapsedTime(0));
            await begun;
        });
        Log.Is("begun ends");

        async Task Begun()
        {
            await Sleep(5.Seconds);
            Log.Add("begun ends");
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void What_was_begun_in_a_scope_goes_on_around_it_when_that_is_over(bool isCancelled)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(20.Seconds);
            if (isCancelled)
            {
                task.Cancel();
            }

            await Wait([task]);
        });
        Log.Is(isCancelled ? "inside is over | same task: True | left: CancelledException" : "inside is over | same task: True | left ends | around goes on");

        async Coroutine Work()
        {
            var left = Task.CompletedTask;
            await WithTimeout(
                1.Hours,
                async _ =>
                {
                    await WithTimeout(
                        10.Seconds,
                        async _ =>
                        {
                            left = Left(LoopTask.Current!);
                            await Sleep(1.Seconds);
                        }
                    );
                    Log.Add("inside is over");
                    await left;
                    Log.Add("around goes on");
                }
            );
        }

        async Task Left(LoopTask begunIn)
        {
            await Task.Delay(5.Seconds, Clock, CancellationToken.None);
            Log.Add($"same task: {LoopTask.Current == begunIn}");
            try
            {
                await Sleep(30.Seconds);
                Log.Add("left ends");
            }
            catch (Exception failure)
            {
                Log.Add($"left: {failure.GetType().Name}");
                throw;
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Method_that_goes_on_after_a_scope_in_which_a_cancel_was_declined_is_awaited(bool withScope)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Log.Add("ended");
        });
        Log.Is("inner returned | outer ends | ended");

        async Coroutine Work() => await Outer();

        async Task Outer()
        {
            await Inner();
            Log.Add("inner returned");
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            Log.Add("outer ends");
        }

        async Coroutine Inner()
        {
            if (withScope)
            {
                await WithTimeout(10.Seconds, async _ => await Partial());
            }
            else
            {
                await Partial();
            }
        }

        async Task Partial()
        {
            try
            {
                await Task.Delay(10.Seconds, Clock, CurrentToken);
            }
            catch (OperationCanceledException)
            {
                Assert.True(CurrentToken.IsCancellationRequested);
            }
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Failure_in_a_group_that_a_cancel_meets_is_cleaned_up_after_by_the_foreign_methods_above(int kind)
    {
        Run(async () =>
        {
            var task = CreateTask(Main());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.IsType<IOException>(task.Exception is ExceptionGroup group ? Assert.Single(group.InnerExceptions) : task.Exception);
        });
        Log.Is("outer has cleaned up");

        async Coroutine Main() => await Outer();

        async Task Outer()
        {
            try
            {
                await Inner();
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("outer has cleaned up");
            }
        }

        async Task Inner()
        {
            switch (kind)
            {
                case 0:
                    await Map([1], _ => Work());
                    break;
                case 1:
                    await TaskGroup.Run(async group =>
                    {
                        group.CreateTask(Work());
                        await Sleep(2.Hours);
                    });
                    break;
                default:
                    await CreateTask(Work());
                    break;
            }
        }

        async Coroutine Work()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException cancelled)
            {
                throw new IOException("disk full", cancelled);
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Method_below_that_is_awaited_as_a_coroutine_cleans_up_before_the_one_above(bool asCoroutine)
    {
        Run(async () =>
        {
            var task = CreateTask(Main());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Log.Add("ended");
        });
        Log.Is("inner has cleaned up | outer cleans up | ended");

        async Coroutine Main() => await Outer();

        async Task Outer()
        {
            try
            {
                if (asCoroutine)
                {
                    await Inner().AsCoroutine();
                }
                else
                {
                    await Inner();
                }
            }
            finally
            {
                Log.Add("outer cleans up");
            }
        }

        async Task Inner()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("inner has cleaned up");
            }
        }
    }
}
