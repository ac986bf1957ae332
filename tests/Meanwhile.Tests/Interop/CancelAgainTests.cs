namespace Meanwhile.Tests.Interop;

/// <summary>Several cancels that come to the same await, or one after another to the same code, and such as are taken back.</summary>
public class CancelAgainTests : LeftTest
{
    private readonly TaskCompletionSource never = new();
    private readonly TaskCompletionSource released = new();

    [Theory, InlineData(true), InlineData(false)]
    public void Deadline_and_cancel_are_thrown_when_the_time_for_the_clean_up_of_a_failure_is_over(bool isDeadlineFirst)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep((isDeadlineFirst ? 2 : 0.5).Seconds);
            task.Cancel();
            await Sleep(2.Seconds);
            released.SetResult();
            await TimePasses(task);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.InRange(RealTime, 2.Seconds, 2.5.Seconds);
        });
        Log.Is("cleans up | left");

        async Coroutine Work()
        {
            try
            {
                await WithTimeout(1.Seconds, async _ => await Failing(CurrentToken));
            }
            finally
            {
                await CleanUp();
            }
        }
    }

    [Fact]
    public void Second_cancel_does_not_cut_the_clean_up_of_a_failure_short()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel("first");
            released.SetResult();
            await Sleep(1.Seconds);
            Log.Is("cleans up");
            task.Cancel("second");
            await Sleep(1.Seconds);
            Log.Is("cleans up");
            await TimePasses(task);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.InRange(RealTime, 2.Seconds, 2.5.Seconds);
        });
        Log.Is("cleans up | left");

        async Coroutine Work()
        {
            try
            {
                await Failing(CurrentToken);
            }
            finally
            {
                await CleanUp();
            }
        }
    }

    [Fact]
    public void Cancels_that_come_again_and_again_do_not_begin_the_time_anew_below_what_is_gathered()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            for (var i = 0; i < 10 && !task.IsDone; i++)
            {
                await Sleep(1.Seconds);
                task.Cancel();
                Pass(0.5.Seconds);
                await Sleep(1.Seconds);
            }

            Assert.True(task.IsCancelled, task.ToString());
            Assert.InRange(RealTime, 2.Seconds, 2.5.Seconds);
        });
        Log.Is("left");
        Assert.Contains("did not end within 2 s", Assert.Single(TakeReports()), StringComparison.Ordinal);

        async Coroutine Work() => await Gather([Above()]);

        async Task Above() => await Below();

        async Coroutine Below()
        {
            try
            {
                Assert.False(CurrentToken.IsCancellationRequested);
                await never.Task;
            }
            finally
            {
                Log.Add("left");
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Deadline_within_the_clean_up_of_a_failure_ends_what_it_is_for_and_nothing_else(bool isTimeUp)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            released.SetResult();
            await Sleep(5.Seconds);
            Log.Is("moved on");
            if (isTimeUp)
            {
                await TimePasses(task);
                Assert.True(task.IsCancelled, task.ToString());
            }
            else
            {
                never.SetResult();
                await AwaitForeignTests.Caught(async () => await task);
                Assert.IsType<FormatException>(task.Exception);
            }
        });
        Log.Is(isTimeUp ? "moved on | left" : "moved on | cleaned up");

        async Coroutine Work()
        {
            try
            {
                await Failing(CurrentToken);
            }
            finally
            {
                Log.Add(await MoveOnAfter(1.Seconds, _ => Sleep(1.Hours)) ? "slept" : "moved on");
                await LeftOrEnded();
            }
        }
    }

    [Fact]
    public void Group_that_is_cancelled_within_the_clean_up_of_a_failure_ends_alone()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            released.SetResult();
            await Sleep(5.Seconds);
            never.SetResult();
            await AwaitForeignTests.Caught(async () => await task);
            Assert.IsType<FormatException>(task.Exception);
        });
        Log.Is("after the group | cleaned up");

        async Coroutine Work()
        {
            try
            {
                await Failing(CurrentToken);
            }
            finally
            {
                await TaskGroup.Run(async group =>
                {
                    group.Cancel();
                    await Sleep(1.Hours);
                });
                Log.Add("after the group");
                await LeftOrEnded();
            }
        }
    }

    [Fact]
    public void Deadline_leaves_what_does_not_end_though_an_earlier_cancel_was_taken_back()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(0.5.Seconds);
            task.Cancel();
            await Sleep(1.Seconds);
            task.Uncancel();
            await TimePasses(task);
            Assert.IsType<TimeoutException>(task.Exception);
            Assert.InRange(RealTime, 2.Seconds, 2.5.Seconds);
        });
        Assert.Single(TakeReports());

        async Coroutine Work() => await WithTimeout(1.Seconds, async _ => await Deaf(CurrentToken));
    }

    [Fact]
    public void Time_runs_from_the_first_cancel_that_was_not_taken_back()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            task.Uncancel();
            Pass(3.Seconds);
            await Sleep(1.Seconds);
            Assert.False(task.IsDone);
            task.Cancel();
            Pass(1.Seconds);
            await Sleep(1.Seconds);
            Assert.False(task.IsDone);
            await TimePasses(task);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.InRange(RealTime, 5.Seconds, 5.5.Seconds);
        });
        Assert.Single(TakeReports());

        async Coroutine Work() => await Deaf(CurrentToken);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(5)]
    public void Step_of_an_iterator_is_left_last_however_often_it_is_cancelled(int times)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            for (var i = 0; i < times; i++)
            {
                task.Cancel();
                await Yield();
            }

            await TimePasses(task);
            Assert.InRange(RealTime, 3.Seconds, 4.Seconds);
            never.SetResult();
        });
        Assert.Single(TakeReports());

        async Coroutine Work()
        {
            await foreach (var item in Items())
            {
                Log.Add($"{item}");
            }
        }

        async IAsyncEnumerable<int> Items()
        {
            await never.Task;
            yield return 1;
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Task_that_is_cancelled_again_and_again_is_not_waited_for_any_longer(bool isGathered)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            while (!task.IsDone)
            {
                task.Cancel();
                Pass(0.5.Seconds);
                await Sleep(1.Seconds);
            }

            Assert.True(task.IsCancelled, task.ToString());
            Assert.InRange(RealTime, 2.Seconds, isGathered ? 4.5.Seconds : 2.5.Seconds);
        });
        TakeReports();

        async Coroutine Work()
        {
            if (isGathered)
            {
                await Gather([Above(), Task.CompletedTask]);
            }
            else
            {
                await Above();
            }
        }

        async Task Above() => await Below();

        async Coroutine Below() => await Deaf(CurrentToken);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Cancel_that_is_told_without_a_token_stays_one_through_clean_up_that_suspends(int kind)
    {
        Run(async () =>
        {
            var task = CreateTask(Answer());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.False(await MoveOnAfter(1.Seconds, async _ => await Answer()));
            Assert.IsType<TimeoutException>(await AwaitForeignTests.Caught(async () => await WithTimeout(1.Seconds, async _ => await Answer())));
        });

        async Coroutine Answer()
        {
            try
            {
                await Asked();
            }
            finally
            {
                await Yield();
            }
        }

        async Coroutine Asked()
        {
            var answer = new TaskCompletionSource();
            using var registration = CurrentToken.Register(() => _ = kind == 0 ? answer.TrySetCanceled() : answer.TrySetException(new OperationCanceledException()));
            try
            {
                await (kind == 2 ? Rethrown(answer.Task) : answer.Task);
            }
            catch (OperationCanceledException)
            {
                await Sleep(1.Seconds);
                await Yield();
                throw;
            }
        }

        static async Task Rethrown(Task task) => await task;
    }

    [Fact]
    public void Task_may_be_cancelled_any_number_of_times_while_it_ends()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            for (var i = 0; i < 200_000; i++)
            {
                task.Cancel($"{i}");
            }

            Assert.Equal(200_000, task.CancelRequests);
            released.SetResult();
            await Wait([task]);
            Assert.IsType<FormatException>(task.Exception);
        });

        async Coroutine Work() => await Failing(CurrentToken);
    }

    private async Task Failing(CancellationToken token)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }
        catch (OperationCanceledException)
        {
            await released.Task;
            throw new FormatException();
        }
    }

    private async Task Deaf(CancellationToken token) => await never.Task.ConfigureAwait(token.CanBeCanceled);

    private async Coroutine CleanUp()
    {
        Log.Add("cleans up");
        await LeftOrEnded();
    }

    private async Coroutine LeftOrEnded()
    {
        try
        {
            await never.Task;
            Log.Add("cleaned up");
        }
        catch (CancelledException)
        {
            Log.Add("left");
            throw;
        }
    }
}
