namespace Meanwhile.Tests.Interop;

/// <summary>Two cancels that come before the code goes on, or that one part of the task heard of and another did not: what comes next comes once.</summary>
public class TwoAtOnceTests : HearingTest
{
    [Theory, InlineData(false), InlineData(true)]
    public void Code_that_hears_of_two_by_its_token_hears_of_both_at_once(bool inMethod)
    {
        var granted = new TaskCompletionSource();
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel("first");
            await Sleep(TimeSpan.Zero);
            task.Cancel("second");
            granted.SetResult();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("cleaned up at 2 s");

        async Coroutine Work()
        {
            if (inMethod)
            {
                await Method();
            }
            else
            {
                await Granted();
            }

            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                await CleanUp(1);
            }
        }

        async Task Method() => await Granted();

        async Coroutine Granted()
        {
            _ = CurrentToken;
            await granted.Task;
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Cancel_that_comes_before_the_code_has_gone_on_by_an_earlier_one_is_heard_of_with_that(int turns)
    {
        var rest = new TaskCompletionSource();
        var hasGoneOn = false;
        var hadGoneOn = false;
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            rest.SetResult();
            for (var i = 0; i < turns; i++)
            {
                await Yield();
            }

            hadGoneOn = hasGoneOn;
            task.Cancel("second");
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Assert.Equal(turns > 0, hadGoneOn);
        Log.Is(hadGoneOn ? "cut off at 1 s" : "cleaned up at 2 s");

        async Coroutine Work()
        {
            try
            {
                LoopTask.Current!.Cancel("first");
                await Task.WhenAll(HearsAtOnce(), rest.Task);
            }
            finally
            {
                hasGoneOn = true;
                await CleanUp(1);
            }
        }

        async Task HearsAtOnce() => await Library();

        async Coroutine Library() => await Task.Delay(1.Hours, Clock, CurrentToken);
    }

    [Theory, InlineData("cancel"), InlineData("deadline")]
    public void Failure_of_a_method_that_its_token_told_of_the_first_and_a_coroutine_of_the_second_has_its_clean_up(string second)
    {
        Run(async () =>
        {
            var task = CreateTask(second == "cancel" ? MovedOn(1) : MovedOn(2));
            EventLoop.Current.CallLater(second == "cancel" ? 2.Seconds : 1.Seconds, () => task.Cancel());
            await Wait([task]);
            Assert.IsType<IOException>(task.Exception);
        });

        Log.Is("failed at 2 s | cleaned up at 3 s");

        async Coroutine MovedOn(int seconds) => await MoveOnAfter(seconds.Seconds, async _ => await Calls());

        async Coroutine Calls()
        {
            try
            {
                await Fails();
            }
            finally
            {
                await CleanUp(1);
            }
        }

        async Task Fails()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            catch (OperationCanceledException)
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException)
                {
                    Log.Add($"failed at {Now} s");
                }
            }

            throw new IOException("on purpose");
        }
    }

    [Fact]
    public void Code_that_is_given_away_in_a_step_of_an_iterator_does_not_use_up_the_cancel()
    {
        LoopTask? self = null;
        Run(async () =>
        {
            self = CreateTask(Takes());
            await Wait([self]);
            Assert.True(self.IsCancelled, self.ToString());
        });

        Log.Is("took 1 | cancelled at 0 s");

        async Coroutine Takes()
        {
            await foreach (var item in Items())
            {
                Log.Add($"took {item}");
            }

            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                Log.Add($"cancelled at {Now} s");
                throw;
            }
        }

        async IAsyncEnumerable<int> Items()
        {
            await Yield();
            self!.Cancel();
            _ = GivenAway();
            yield return 1;
        }

        async Task GivenAway() => await Waits();

        async Coroutine Waits() => await Task.Delay(1.Seconds, Clock);
    }

    [Fact]
    public void Method_whose_task_asks_for_a_token_for_the_first_time_hears_of_the_cancel_by_it()
    {
        RunAndCancel(async () => await Outer());

        Log.Is("cleaned up at 2 s");

        async Task Outer() => await Silent();

        async Coroutine Silent()
        {
            await Sleeps().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Library();
            }
            finally
            {
                await CleanUp(1);
            }
        }

        async Task Library() => await Task.Delay(1.Seconds, Clock, CurrentToken);
    }
}
