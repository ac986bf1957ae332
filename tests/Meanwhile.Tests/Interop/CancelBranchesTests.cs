using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Interop;

/// <summary>A cancel of a task that runs foreign methods beside each other: each branch gets it, and so does the task's own await.</summary>
public class CancelBranchesTests : LoopTest
{
    private readonly TaskCompletionSource never = new();

    [Fact]
    public void Sleep_of_the_task_and_a_forgotten_foreign_method_are_both_cancelled()
    {
        Cancelled(async () =>
        {
            _ = Foreign("forgotten");
            await Own(() => Sleep(1.Hours));
        });
        Log.Is("forgotten stop | own stop");
    }

    [Fact]
    public void Bare_Task_of_the_task_ends_though_a_forgotten_foreign_method_took_the_cancel_too()
    {
        Cancelled(async () =>
        {
            _ = Foreign("forgotten");
            await Own(async () => await never.Task);
        });
        Log.Is("forgotten stop | own stop");
    }

    [Fact]
    public void Forgotten_foreign_method_may_lie_several_methods_above_what_is_parked()
    {
        Cancelled(async () =>
        {
            _ = Above(() => Above(() => Foreign("forgotten")));
            _ = AboveValue();
            await Own(async () => await never.Task);
        });
        Log.Is("forgotten stop | forgotten value stop | own stop");

        async ValueTask AboveValue() => await Foreign("forgotten value");
    }

    [Fact]
    public void Cancel_that_came_too_late_for_the_coroutine_below_leaves_what_the_foreign_code_awaits_next()
    {
        Run(async () =>
        {
            var gate = new Future<bool>();
            var task = CreateTask(Own(async () => await Above(gate)));
            await Yield();
            await Yield();
            gate.SetResult(true);
            task.Cancel("stop");
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("below has ended | own stop");

        async Task Above(Future<bool> gate)
        {
            await Below(gate);
            await never.Task;
        }

        async Coroutine Below(Future<bool> gate)
        {
            await gate;
            Log.Add("below has ended");
        }
    }

    [Fact]
    public void Scope_that_deaf_foreign_code_enters_after_a_cancel_is_cancelled_by_itself()
    {
        Run(async () =>
        {
            var task = CreateTask(Own(async () => await Deaf(CurrentToken)));
            await Yield();
            await Yield();
            task.Cancel();
            never.SetResult();
            await Wait([task]);
        });
        Log.Is("told of the group | after the group");

        async Task Deaf(CancellationToken unheeded)
        {
            Assert.False(unheeded.IsCancellationRequested);
            await never.Task;
            await Inside();
            Log.Add("after the group");
        }

        async Coroutine Inside() =>
            await TaskGroup.Run(async group =>
            {
                group.Cancel();
                Log.Add(CurrentToken.IsCancellationRequested ? "told of the group" : "not told");
                await Sleep(1.Hours);
                Log.Add("not here");
            });
    }

    [Fact]
    public void Foreign_method_that_was_begun_and_is_awaited_only_later_does_not_keep_the_cancel_from_what_is_awaited_now()
    {
        Cancelled(async () =>
        {
            var later = Foreign("later");
            await Own(async () => await never.Task);
            await later;
        });
        Log.Is("later stop | own stop");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forgotten_method_that_goes_by_way_of_an_iterator_or_of_a_pooled_method_does_not_keep_the_cancel_from_a_bare_Task(bool isPooled)
    {
        Cancelled(async () =>
        {
            _ = isPooled ? AbovePooled() : AboveIterator();
            await Own(async () => await never.Task);
        });
        Log.Is("forgotten stop | own stop");

        async Task AboveIterator()
        {
            await foreach (var item in Items())
            {
                Log.Add($"{item}");
            }
        }

        async IAsyncEnumerable<int> Items()
        {
            await Foreign("forgotten");
            yield return 1;
        }

        async Task AbovePooled() => await Pooled();

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        async ValueTask Pooled() => await Foreign("forgotten");
    }

    [Fact]
    public void ValueTask_over_a_Task_ends_though_a_forgotten_foreign_method_took_the_cancel_too()
    {
        Cancelled(async () =>
        {
            _ = Foreign("forgotten");
            await Own(async () => await new ValueTask(never.Task));
        });
        Log.Is("forgotten stop | own stop");
    }

    [Fact]
    public void Several_awaited_at_once_are_all_cancelled_and_awaited_to_their_ends()
    {
        Cancelled(async () => await Own(async () => await Task.WhenAll(Foreign("a", 1), Above(() => Foreign("b", 3)), Foreign("c", 2))));
        Log.Is("a stop | b stop | c stop | a ends | c ends | b ends | own stop");
    }

    [Fact]
    public void First_of_several_is_awaited_to_its_end_and_the_cancel_is_thrown_then()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel("stop");
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
            Assert.Equal(1.Seconds, EventLoop.Current.Time);
            await Sleep(10.Seconds);
        });
        Log.Is("a stop | b stop | b ends | own stop | a ends");

        async Coroutine Work() => await Own(async () => await Task.WhenAny(Foreign("a", 2), Foreign("b", 1)));
    }

    [Fact]
    public void Task_goes_on_waiting_for_the_one_of_two_that_declines()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel("stop");
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
            Assert.Equal(5.Seconds, EventLoop.Current.Time);
        });
        Log.Is("a stop | declines");

        async Coroutine Work() => await Task.WhenAll(Foreign("a"), Decline());

        async Task Decline()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                await Sleep(5.Seconds);
                Log.Add("declines");
            }
        }
    }

    [Theory, InlineData(1), InlineData(20)]
    public void Foreign_method_that_left_the_context_is_awaited_to_its_end(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Cancelled(async () => await Own(async () => await Leaving()));
        }

        Log.Is(string.Join(" | ", Enumerable.Repeat("below stop | left | own stop", times)));

        async Task Leaving()
        {
            try
            {
                await Above(() => Foreign("below")).ConfigureAwait(false);
            }
            finally
            {
                await default(ThreadPoolHop);
                await Task.Yield();
                Log.Add("left");
            }
        }
    }

    [Fact]
    public void What_goes_on_after_a_method_that_was_cancelled_is_awaited_and_declines_nothing()
    {
        Cancelled(async () =>
            await Own(async () =>
            {
                Log.Add(
                    await Foreign("below")
                        .ContinueWith(
                            _ => "went on",
                            CancellationToken.None,
                            TaskContinuationOptions.ExecuteSynchronously,
                            TaskScheduler.Default
                        )
                );
                await Sleep(1.Hours);
            })
        );
        Log.Is("below stop | went on | own stop");
    }

    [Fact]
    public void Gather_of_a_foreign_method_and_a_bare_Task_ends_by_a_cancel()
    {
        Cancelled(async () => await Own(async () => await Gather([Foreign("a"), never.Task])));
        Log.Is("a stop | own stop");
    }

    [Fact]
    public void Iterator_with_a_coroutine_inside_gets_the_cancel_and_may_decline_it()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel("stop");
            Assert.Equal(7, await task);
        });

        async Coroutine<int> Work()
        {
            await foreach (var item in Items())
            {
                await Sleep(1.Seconds);
                return item;
            }

            return 0;
        }

        static async IAsyncEnumerable<int> Items()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                // Declined: there is an item after all.
            }

            yield return 7;
        }
    }

    [Fact]
    public void Timeout_around_a_bare_Task_ends_it_while_a_foreign_method_begun_inside_waits()
    {
        Run(async () =>
        {
            var failure = await AwaitForeignTests.Caught(async () =>
                await WithTimeout(
                    1.Seconds,
                    async scope =>
                    {
                        _ = Foreign("inside");
                        await never.Task;
                    }
                )
            );
            Assert.IsType<TimeoutException>(failure);
            Assert.Equal(0, LoopTask.Current!.CancelRequests);
        });
        Log.Is("inside");
    }

    [Fact]
    public void Program_that_forgot_a_foreign_method_ends()
    {
        Run(async () =>
        {
            CreateTask(Forgetful());
            await Yield();
        });
        Log.Is("forgotten");

        async Coroutine Forgetful()
        {
            _ = Foreign("forgotten");
            await never.Task;
        }
    }

    private void Cancelled(Func<Coroutine> work) =>
        Run(async () =>
        {
            var task = CreateTask(work());
            await Yield();
            task.Cancel("stop");
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });

    private async Coroutine Own(Func<Coroutine> wait)
    {
        try
        {
            await wait();
        }
        catch (OperationCanceledException cancelled)
        {
            Log.Add($"own {((CancelledException)cancelled).Reason}");
            throw;
        }
    }

    private static async Task Above(Func<Task> below) => await below();

    private async Task Foreign(string name, int cleanUp = 0)
    {
        try
        {
            await Sleep(1.Hours);
        }
        catch (CancelledException cancelled)
        {
            Log.Add(cancelled.Reason is null ? name : $"{name} {cancelled.Reason}");
            if (cleanUp > 0)
            {
                await Sleep(cleanUp.Seconds);
                Log.Add($"{name} ends");
            }

            throw;
        }
    }
}
