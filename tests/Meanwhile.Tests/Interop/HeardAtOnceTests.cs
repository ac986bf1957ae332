namespace Meanwhile.Tests.Interop;

/// <summary>Code hears of a cancel to come without suspending, and cleans up: that is the delivery, and there is no second.</summary>
public class HeardAtOnceTests : HearingTest
{
    [Fact]
    public void By_a_task_that_has_ended_by_it()
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Work())}"));
        Log.Is("cleaned up at 2 s | False");

        async Coroutine Work()
        {
            try
            {
                await foreach (var ended in Task.WhenEach(Sleeps(), Sleeps()))
                {
                    await ended;
                }
            }
            finally
            {
                await CleanUp(1);
            }
        }
    }

    [Fact]
    public void By_a_task_that_its_token_has_ended()
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Work())}"));
        Log.Is("cleaned up at 2 s | False");

        async Coroutine Work()
        {
            var token = CurrentToken;
            try
            {
                await foreach (var ended in Task.WhenEach(Task.Delay(1.Hours, Clock, token), Task.Delay(1.Hours, Clock, token)))
                {
                    await ended;
                }
            }
            finally
            {
                await CleanUp(1);
            }
        }
    }

    // Clean-up must be able to call out.
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Token_of_its_clean_up_is_fresh(int below)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Work(below))}"));
        Log.Is("cleaned up at 2 s | False");

        async Coroutine Work(int below)
        {
            try
            {
                await Takes(below);
            }
            finally
            {
                await Task.Delay(1.Seconds, Clock, CurrentToken);
                Log.Add($"cleaned up at {Now} s");
            }
        }

        static async Coroutine Takes(int below)
        {
            if (below > 0)
            {
                await Takes(below - 1);
                return;
            }

            await foreach (var ended in Task.WhenEach(Sleeps(), Sleeps()))
            {
                await ended;
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void By_asking_the_token(bool isCaught)
    {
        Run(async () =>
        {
            var granted = new TaskCompletionSource();
            var task = CreateTask(Work(granted.Task));
            await Yield();
            await Yield();
            granted.SetResult();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("cleaned up at 1 s");

        async Coroutine Work(Task granted)
        {
            try
            {
                await granted;
                CurrentToken.ThrowIfCancellationRequested();
            }
            catch (OperationCanceledException) when (isCaught)
            {
                await CleanUp(1);
                throw;
            }
            finally
            {
                if (!isCaught)
                {
                    await CleanUp(1);
                }
            }
        }
    }

    // An exception of an earlier cancel that is still kept tells nothing of this one.
    [Fact]
    public void Not_by_what_was_left_of_an_earlier_cancel()
    {
        Run(async () =>
        {
            var granted = new TaskCompletionSource();
            var task = CreateTask(Work(granted.Task));
            await Sleep(1.Seconds);
            task.Cancel();
            task.Uncancel();
            await Sleep(1.Seconds);
            granted.SetResult();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("declined | granted | ended");

        async Coroutine Work(Task granted)
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (OperationCanceledException first)
            {
                await Yield();
                Log.Add("declined");
                await granted;
                Log.Add("granted");
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    Log.Add("ended");
                    Assert.NotNull(first);
                }
            }
        }
    }

    [Fact]
    public void Not_by_the_token_of_an_earlier_cancel()
    {
        Run(async () =>
        {
            var granted = new TaskCompletionSource();
            var task = CreateTask(Work(granted.Task));
            await Sleep(1.Seconds);
            task.Cancel();
            await Sleep(1.Seconds);
            granted.SetResult();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("told | granted | ended");

        async Coroutine Work(Task granted)
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            catch (OperationCanceledException told)
            {
                Log.Add("told");
                await Granted(granted);
                Log.Add("granted");
                try
                {
                    await Sleep(1.Hours);
                    Log.Add("goes on");
                }
                finally
                {
                    Log.Add("ended");
                    Assert.NotNull(told);
                }

                throw;
            }
        }

        static async ValueTask Granted(Task granted) => await Task.WhenAll(granted, Told());

        static Task Told()
        {
            _ = CurrentToken;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void Not_by_that_token_where_the_one_of_a_scope_that_is_over_was_kept()
    {
        var kept = CancellationToken.None;
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.True(kept.IsCancellationRequested);
        });
        Log.Is("told | cut off at 1 s");

        async Coroutine Work()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            catch (OperationCanceledException)
            {
                Log.Add("told");
                await MoveOnAfter(1.Hours, async _ =>
                {
                    kept = CurrentToken;
                    await Yield();
                });
                LoopTask.Current!.Cancel();
                await CleanUp(1);
                throw;
            }
        }
    }
}
