using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Tasks;

// S30 to S37
public class CancellationTests
{
    [Fact]
    public void Task_cancelled_before_its_first_step_never_runs()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(Body());
            print(task.Cancel());
            print(await Ending(task));

            async Coroutine Body()
            {
                print("ran");
                await Yield();
            }
        });
        Assert.Equal("True | cancelled", printed);
    }

    [Fact]
    public void Swallowed_cancel_leaves_a_value_and_one_request_counted()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(Body());
            await Yield();
            task.Cancel();
            print($"{await task} {task.CancelRequests} {task.IsCancelled}");

            async Coroutine<string> Body()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException)
                {
                    print("swallowed");
                }

                await Sleep(1.Seconds);
                return "value";
            }
        });
        Assert.Equal("swallowed | value 1 False", printed);
    }

    [Fact]
    public void Task_that_cancels_itself_goes_on_to_its_first_suspension()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(Body());
            print(await Ending(task));

            async Coroutine Body()
            {
                LoopTask.Current!.Cancel();
                await Coroutine.Completed;
                print("inline");
                await Yield();
                print("suspended");
            }
        });
        Assert.Equal("inline | cancelled", printed);
    }

    [Fact]
    public void Result_is_not_lost_to_a_cancel_in_the_same_turn()
    {
        var printed = Printed.By(async print =>
        {
            var future = new Future<int>();
            var task = CreateTask(Body());
            await Yield();
            future.SetResult(7);
            task.Cancel();
            print(await Ending(task));

            async Coroutine Body()
            {
                print(await future);
                await Yield();
                print("went on");
            }
        });
        Assert.Equal("7 | cancelled", printed);
    }

    [Fact]
    public void Two_cancels_in_one_turn_are_thrown_once()
    {
        var printed = Printed.By(async print =>
        {
            var future = new Future();
            var task = CreateTask(Body());
            await Yield();
            task.Cancel();
            task.Cancel();
            print($"{await Ending(task)} {task.CancelRequests}");

            async Coroutine Body()
            {
                try
                {
                    await future;
                }
                finally
                {
                    await Yield();
                    print("cleaned up");
                }
            }
        });
        Assert.Equal("cleaned up | cancelled 2", printed);
    }

    [Fact]
    public void Cancelled_exception_thrown_by_hand_makes_the_task_cancelled() =>
        Printed.Run(async () =>
        {
            var task = CreateTask(Throw(new CancelledException("by hand")));
            Assert.Equal("cancelled by hand", await Ending(task));
            var failed = CreateTask(Throw(new OperationCanceledException("another's")));
            Assert.Equal("OperationCanceledException", await Ending(failed));
            Assert.False(failed.IsCancelled);
        });

    [Fact]
    public void Cancel_turned_into_another_error_makes_the_task_failed()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(Body());
            await Yield();
            task.Cancel();
            print($"{await Ending(task)} {task.IsCancelled}");

            async Coroutine Body()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException cancel)
                {
                    await Sleep(1.Seconds);
                    throw new FormatException("turned", cancel);
                }
            }
        });
        Assert.Equal("FormatException False", printed);
    }

    [Fact]
    public void Message_reaches_whoever_awaits() =>
        Printed.Run(async () =>
        {
            var task = CreateTask(Sleep(1.Hours));
            var outer = CreateTask(Awaits(task));
            await Yield();
            await Yield();
            outer.Cancel("why");
            Assert.Equal("cancelled why", await Ending(outer));
            Assert.Equal("cancelled why", await Ending(task));
        });

    [Fact]
    public void Shield_keeps_a_cancel_from_what_is_inside()
    {
        var printed = Printed.By(async print =>
        {
            var inner = CreateTask(Body());
            var outer = CreateTask(Awaits(Shield(inner)));
            await Sleep(1.Seconds);
            outer.Cancel();
            print($"outer {await Ending(outer)}");
            print($"inner {await inner}");

            async Coroutine<int> Body()
            {
                await Sleep(2.Seconds);
                print("inner goes on");
                return 5;
            }
        });
        Assert.Equal("outer cancelled | inner goes on | inner 5", printed);
    }

    [Fact]
    public void Cancel_of_what_is_inside_reaches_the_shield() =>
        Printed.Run(async () =>
        {
            var inner = CreateTask(Sleep(1.Hours));
            var shield = Shield(inner);
            await Yield();
            inner.Cancel();
            Assert.Equal("cancelled", await Ending(shield));
        });

    [Fact]
    public void Shielded_failure_that_nobody_awaits_is_reported_at_once()
    {
        var printed = Printed.ByReporting(
            async print =>
            {
                var outer = CreateTask(Awaits(Shield(Throw(new FormatException("lost"), after: 2.Seconds))));
                await Sleep(1.Seconds);
                outer.Cancel();
                print(await Ending(outer));
                await Sleep(2.Seconds);
            },
            out var reported
        );
        Assert.Equal("cancelled", printed);
        Assert.Equal("lost", Assert.Single(reported).Exception?.Message);
    }

    [Fact]
    public void CancelAndWait_does_not_swallow_a_cancel_of_whoever_waits()
    {
        var printed = Printed.By(async print =>
        {
            var child = CreateTask(SlowToEnd());
            var parent = CreateTask(Parent());
            await Sleep(1.Seconds);
            parent.Cancel();
            print($"parent {await Ending(parent)}, child done: {child.IsDone}");
            await Ending(child);

            async Coroutine Parent()
            {
                await child.CancelAndWait();
                print("not reached");
            }

            async Coroutine SlowToEnd()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    await Sleep(5.Seconds);
                }
            }
        });
        Assert.Equal("parent cancelled, child done: False", printed);
    }

    [Fact]
    public void Ring_of_tasks_that_await_each_other_ends_by_a_cancel()
    {
        var printed = Printed.By(async print =>
        {
            LoopTask? second = null;
            var first = CreateTask(Awaits(() => second!), "first");
            second = CreateTask(Awaits(() => first), "second");
            await Yield();
            await Yield();
            print(first.Cancel());
            print(await Ending(first));
            print(await Ending(second));
        });
        Assert.Equal("True | cancelled | cancelled", printed);
    }

    [Fact]
    public void Cancel_goes_through_a_hundred_thousand_tasks() =>
        Watchdog.Within(
            TimeSpan.FromSeconds(20),
            () =>
                Async.Run(async () =>
                {
                    LoopTask last = CreateTask(Sleep(1.Hours));
                    for (var i = 0; i < 100_000; i++)
                    {
                        last = CreateTask(Awaits(last));
                    }

                    await Yield();
                    await Yield();
                    last.Cancel();
                    Assert.Equal("cancelled", await Ending(last));
                    Assert.Single(EventLoop.Current.Tasks);
                })
        );

    private static async Coroutine Awaits(IAwaitable awaitable) => await awaitable;

    private static async Coroutine Awaits(Func<LoopTask> task)
    {
        await Yield();
        await task();
    }

    private static async Coroutine Throw(Exception failure, TimeSpan after = default)
    {
        await Sleep(after);
        throw failure;
    }

    private static async Coroutine<string> Ending(IAwaitable awaitable)
    {
        try
        {
            await awaitable;
            return "done";
        }
        catch (CancelledException cancelled)
        {
            return cancelled.Reason is { } reason ? $"cancelled {reason}" : "cancelled";
        }
        catch (Exception failure)
        {
            return failure.GetType().Name;
        }
    }
}
