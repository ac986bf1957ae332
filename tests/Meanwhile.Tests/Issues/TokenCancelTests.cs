using Meanwhile.Tests.Interop;

namespace Meanwhile.Tests.Issues;

/// <summary>Cancels that foreign code met in the ambient token before they were thrown, or beside it.</summary>
public class TokenCancelTests : LoopTest
{
    /// <summary>Who ends the wait in the turn in which the time is up: the result first, or the expiry first.</summary>
    public static TheoryData<bool, bool> Orders =>
        new()
        {
            { true, false },
            { true, true },
            { false, false },
            { false, true },
        };

    [Theory, MemberData(nameof(Orders))]
    public void Time_that_is_up_just_as_a_result_comes_is_a_timeout_for_code_that_looks_at_the_token(bool resultFirst, bool tokenBefore)
    {
        Run(async () =>
        {
            var source = new TaskCompletionSource();
            var arrived = new Future();
            if (resultFirst)
            {
                Deliver();
            }

            var deadline = EventLoop.Current.Time + 1.Seconds;
            var failure = await AwaitForeignTests.Caught(async () =>
                await WithTimeoutAt(
                    deadline,
                    async _ =>
                    {
                        var token = tokenBefore ? CurrentToken : default;
                        if (!resultFirst)
                        {
                            Deliver();
                        }

                        await Shield(arrived);
                        await source.Task;
                        Foreign(tokenBefore ? token : CurrentToken);
                        await Sleep(1.Hours);
                    }
                )
            );
            Assert.IsType<TimeoutException>(failure);
            Assert.Equal(1.Seconds, EventLoop.Current.Time);
            Assert.Equal(0, LoopTask.Current!.CancelRequests);
            await Sleep(1.Seconds);

            void Deliver() =>
                EventLoop.Current.CallLater(
                    1.Seconds,
                    () =>
                    {
                        arrived.SetResult();
                        source.SetResult();
                    }
                );
        });
    }

    [Fact]
    public void Move_on_after_that_is_up_just_as_a_result_comes_moves_on()
    {
        Run(async () =>
        {
            var later = new TaskCompletionSource();
            EventLoop.Current.CallLater(1.Seconds, later.SetResult);
            Assert.False(
                await MoveOnAfter(
                    1.Seconds,
                    async _ =>
                    {
                        await later.Task;
                        Foreign(CurrentToken);
                    }
                )
            );
            await Sleep(1.Seconds);
        });
    }

    [Fact]
    public void Expiry_that_an_inner_scope_met_in_its_token_is_a_timeout_of_the_outer()
    {
        Run(async () =>
        {
            var later = new TaskCompletionSource();
            EventLoop.Current.CallLater(1.Seconds, later.SetResult);
            var failure = await AwaitForeignTests.Caught(async () =>
                await WithTimeout(
                    1.Seconds,
                    async _ =>
                    {
                        try
                        {
                            await WithTimeout(
                                1.Hours,
                                async _ =>
                                {
                                    await later.Task;
                                    Foreign(CurrentToken);
                                }
                            );
                        }
                        finally
                        {
                            await Sleep(1.Seconds);
                            Log.Add("clean-up");
                        }
                    }
                )
            );
            Assert.IsType<TimeoutException>(failure);
            await Sleep(1.Seconds);
        });
        Log.Is("clean-up");
    }

    [Fact]
    public void Cancel_that_a_scope_met_in_its_token_cancels_the_task_and_says_why()
    {
        var seen = CancelledInTheTurnOfTheResult(async later =>
            await WithTimeout(
                1.Hours,
                async _ =>
                {
                    await later;
                    Foreign(CurrentToken);
                }
            )
        );
        Assert.Equal("stop", seen.Reason);
        Assert.IsType<OperationCanceledException>(seen.GetBaseException());
    }

    [Fact]
    public void Cancel_that_the_body_of_a_group_met_in_the_token_of_the_group_cancels_the_task()
    {
        var seen = CancelledInTheTurnOfTheResult(async later =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Sleep(1.Hours));
                await later;
                Foreign(CurrentToken);
            })
        );
        Assert.Equal("stop", seen.Reason);
    }

    [Fact]
    public void Cancel_that_the_body_of_a_group_met_in_the_token_of_the_task_cancels_the_task()
    {
        var seen = CancelledInTheTurnOfTheResult(async later =>
        {
            var token = CurrentToken;
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Sleep(1.Hours));
                await later;
                Foreign(token);
            });
        });
        Assert.Equal("stop", seen.Reason);
    }

    [Fact]
    public void Cancel_that_a_scope_in_the_body_of_a_group_met_in_its_token_cancels_the_task()
    {
        var seen = CancelledInTheTurnOfTheResult(async later =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Sleep(1.Hours));
                await WithTimeout(
                    1.Hours,
                    async _ =>
                    {
                        await later;
                        Foreign(CurrentToken);
                    }
                );
            })
        );
        Assert.Equal("stop", seen.Reason);
    }

    [Fact]
    public void Group_whose_body_waits_with_its_token_for_foreign_code_is_cancelled_with_the_task()
    {
        Run(async () =>
        {
            var task = CreateTask(Serve());
            await Yield();
            task.Cancel("stop");
            var seen = Assert.IsType<CancelledException>(await AwaitForeignTests.Caught(async () => await task));
            Assert.True(task.IsCancelled);
            Assert.Equal("stop", seen.Reason);
        });

        static async Coroutine Serve() =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Sleep(1.Hours));
                while (true)
                {
                    await Accept(CurrentToken);
                }
            });

        static async ValueTask Accept(CancellationToken token) => await Task.Delay(Timeout.InfiniteTimeSpan, token);
    }

    [Fact]
    public void Child_of_a_group_that_ends_by_the_token_of_the_body_is_no_failure()
    {
        Run(async () =>
        {
            var task = CreateTask(Serve());
            await Yield();
            await Yield();
            task.Cancel("stop");
            var seen = Assert.IsType<CancelledException>(await AwaitForeignTests.Caught(async () => await task));
            Assert.Equal("stop", seen.Reason);
        });

        static async Coroutine Serve() =>
            await TaskGroup.Run(async group =>
            {
                var token = CurrentToken;
                group.CreateTask(Poll(token));
                await Sleep(1.Hours);
            });

        static async Coroutine Poll(CancellationToken token)
        {
            while (true)
            {
                await Yield();
                Foreign(token);
            }
        }
    }

    [Fact]
    public void Foreign_cancellation_by_a_linked_token_is_the_cancel_also_after_a_clean_up_that_awaits()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel("stop");
            var seen = Assert.IsType<CancelledException>(await AwaitForeignTests.Caught(async () => await task));
            Assert.True(task.IsCancelled);
            Assert.Equal("stop", seen.Reason);
        });
        Log.Is("clean-up");

        async Coroutine Work()
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(CurrentToken);
            try
            {
                await Silent(Task.Delay(Timeout.InfiniteTimeSpan, linked.Token));
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("clean-up");
            }
        }

        // Not abandoned: a coroutine of the task is parked in there.
        static async Task Silent(Task foreign)
        {
            var branch = Below();
            await foreign;
            await branch;
        }

        static async Task Below()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                // Declined here; the other side tells.
            }
        }
    }

    [Fact]
    public void Cancellation_by_a_token_of_somebody_else_is_a_failure_as_before()
    {
        using var other = new CancellationTokenSource();
        other.Cancel();
        Run(async () =>
        {
            var failing = CreateTask(TaskGroup.Run(_ => Throw(other.Token)));
            var failure = Assert.IsType<ExceptionGroup>(await AwaitForeignTests.Caught(async () => await failing));
            Assert.IsType<OperationCanceledException>(Assert.Single(failure.InnerExceptions));

            var inTime = await AwaitForeignTests.Caught(async () => await WithTimeout(1.Hours, _ => Throw(other.Token)));
            Assert.Equal(other.Token, Assert.IsType<OperationCanceledException>(inTime).CancellationToken);
        });

        static async Coroutine Throw(CancellationToken token)
        {
            await Yield();
            Foreign(token);
        }
    }

    [Fact]
    public void Cancel_that_was_met_in_the_token_is_not_thrown_again_in_the_clean_up()
    {
        CancelledInTheTurnOfTheResult(async later =>
        {
            try
            {
                await WithTimeout(
                    1.Hours,
                    async _ =>
                    {
                        await later;
                        Foreign(CurrentToken);
                    }
                );
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("clean-up");
            }
        });
        Log.Is("clean-up");
    }

    private static void Foreign(CancellationToken token) => token.ThrowIfCancellationRequested();

    private CancelledException CancelledInTheTurnOfTheResult(Func<Task, Coroutine> work) =>
        Run(async () =>
        {
            var later = new TaskCompletionSource();
            var task = CreateTask(work(later.Task));
            await Yield();
            await Yield();
            later.SetResult();
            task.Cancel("stop");
            var seen = Assert.IsType<CancelledException>(await AwaitForeignTests.Caught(async () => await task));
            Assert.True(task.IsCancelled);
            return seen;
        });
}
