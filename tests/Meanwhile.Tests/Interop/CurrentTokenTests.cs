namespace Meanwhile.Tests.Interop;

public class CurrentTokenTests : LoopTest
{
    [Fact]
    public void Token_is_none_outside_a_task()
    {
        Assert.Equal(CancellationToken.None, CurrentToken);
        Run(async () =>
        {
            EventLoop.Current.CallSoon(() => Assert.Equal(CancellationToken.None, CurrentToken));
            await Yield();
        });
    }

    [Fact]
    public void Token_is_the_same_throughout_a_scope()
    {
        Run(async () =>
        {
            var token = CurrentToken;
            Assert.True(token.CanBeCanceled);
            Assert.Equal(token, CurrentToken);
            await Yield();
            Assert.Equal(token, CurrentToken);
            Assert.Equal(token, await Inner());
            Assert.NotEqual(token, await CreateTask(Inner()));
        });

        static async Coroutine<CancellationToken> Inner() => CurrentToken;
    }

    [Fact]
    public void Token_is_fresh_after_a_cancel_that_was_delivered_and_absorbed()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel();
            await task;
        });
        Log.Is("cancelled | called out");

        async Coroutine Work()
        {
            var token = CurrentToken;
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                Log.Add("cancelled");
            }

            Assert.True(token.IsCancellationRequested);
            var fresh = CurrentToken;
            Assert.NotEqual(token, fresh);
            Assert.False(fresh.IsCancellationRequested);
            await Task.Delay(1.Seconds, Clock, fresh);
            Assert.False(fresh.IsCancellationRequested);
            Log.Add("called out");
        }
    }

    [Fact]
    public void Fresh_token_is_cancelled_by_the_next_cancel()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel("first");
            await Yield();
            await Yield();
            task.Cancel("second");
            await AwaitForeignTests.Caught(async () => await task);
        });
        Log.Is("first | second True");

        async Coroutine Work()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException cancelled)
            {
                Log.Add(cancelled.Reason!);
            }

            var fresh = CurrentToken;
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException cancelled)
            {
                Log.Add($"{cancelled.Reason} {fresh.IsCancellationRequested}");
                throw;
            }
        }
    }

    [Fact]
    public void Token_asked_for_after_a_cancel_that_is_still_to_be_delivered_is_cancelled()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });
        Log.Is("True");

        async Coroutine Work()
        {
            LoopTask.Current!.Cancel();
            Log.Add($"{CurrentToken.IsCancellationRequested}");
            await Yield();
            Log.Add("not here");
        }
    }

    [Fact]
    public void Token_is_cancelled_after_the_clean_up_of_a_told_method_that_asked_for_a_fresh_one_while_the_cancel_was_to_come()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("cleaned up, False | goes on, True");

        async Coroutine Work()
        {
            await Library(CurrentToken);
            Log.Add($"goes on, {CurrentToken.IsCancellationRequested}");
            await Sleep(1.Hours);
            Log.Add("not here");
        }

        async Task Library(CancellationToken token)
        {
            try
            {
                await Task.Delay(1.Hours, Clock, token);
            }
            catch (OperationCanceledException)
            {
                await CleanUp();
            }
        }

        async Coroutine CleanUp()
        {
            await Sleep(1.Seconds);
            Log.Add($"cleaned up, {CurrentToken.IsCancellationRequested}");
        }
    }

    [Fact]
    public void Expiry_of_an_inner_scope_does_not_touch_the_token_of_the_outer()
    {
        Run(async () =>
        {
            var outer = CurrentToken;
            CancellationToken inner = default;
            var finished = await MoveOnAfter(
                1.Seconds,
                async _ =>
                {
                    inner = CurrentToken;
                    Assert.NotEqual(outer, inner);
                    await Sleep(1.Hours);
                }
            );
            Assert.False(finished);
            Assert.True(inner.IsCancellationRequested);
            Assert.False(outer.IsCancellationRequested);
            Assert.Equal(outer, CurrentToken);
            await Task.Delay(1.Seconds, Clock, outer);
        });
    }

    [Fact]
    public void Cancel_of_the_task_reaches_the_tokens_of_all_its_scopes()
    {
        CancellationToken outer = default;
        CancellationToken inner = default;
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            Assert.False(inner.IsCancellationRequested);
            task.Cancel();
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });
        Assert.True(outer.IsCancellationRequested);
        Assert.True(inner.IsCancellationRequested);

        async Coroutine Work()
        {
            outer = CurrentToken;
            await WithTimeout(
                1.Hours,
                async _ =>
                {
                    inner = CurrentToken;
                    await Sleep(1.Hours);
                }
            );
        }
    }

    [Fact]
    public void Timeout_over_a_bare_Task_ends_in_time_and_by_a_timeout()
    {
        Run(async () =>
        {
            var never = new TaskCompletionSource<int>();
            var failure = await AwaitForeignTests.Caught(async () => await WithTimeout(5.Seconds, async _ => await never.Task));
            Assert.IsType<TimeoutException>(failure);
            Assert.Equal(5.Seconds, EventLoop.Current.Time);
            Assert.Equal(0, LoopTask.Current!.CancelRequests);
            await Sleep(1.Seconds);
        });
    }

    [Fact]
    public void Callback_on_the_token_that_throws_is_reported()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel();
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });

        Assert.StartsWith("A callback on the ambient token of ", Assert.Single(TakeReports()));

        static async Coroutine Work()
        {
            CurrentToken.Register(() => throw new FormatException());
            await Sleep(1.Hours);
        }
    }
}
