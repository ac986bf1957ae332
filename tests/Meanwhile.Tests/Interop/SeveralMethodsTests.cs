namespace Meanwhile.Tests.Interop;

/// <summary>A cancel on its way out through several foreign methods, or through clean-up that calls others, stays what it is.</summary>
public class SeveralMethodsTests : LoopTest
{
    [Fact]
    public void Clean_up_of_a_method_above_the_one_that_was_cancelled_has_its_own_token_and_deadline()
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Outer())}");
        });

        Log.Is("token is cancelled: False | False | rest | False");

        static async Task Inner() => await Sleep(1.Hours);

        async Task Outer()
        {
            try
            {
                await Inner();
            }
            finally
            {
                Log.Add($"token is cancelled: {CurrentToken.IsCancellationRequested}");
                Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Sleep(1.Hours))}");
                Log.Add("rest");
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Cancellation_that_names_a_token_of_its_own_is_known_after_clean_up_that_calls_others(bool isCaught)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Work())}");
            await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(1.Seconds, async _ => await Work()));
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            await task.CancelAndWait();
            Log.Add($"{task.IsCancelled}");
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Work());
                await Sleep(1.Seconds);
                group.Cancel();
            });
        });

        Log.Is("False | True");

        async Coroutine Work()
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(CurrentToken);
            try
            {
                await Task.Delay(1.Hours, Clock, linked.Token);
            }
            catch (OperationCanceledException) when (isCaught)
            {
                await Close();
                throw;
            }
            finally
            {
                await Close();
            }
        }

        static async Coroutine Close() => await Closing();

        static async Coroutine Closing() => await Sleep(1.Seconds);
    }

    [Fact]
    public void Method_that_is_told_of_a_cancel_to_come_before_it_suspends_ends_the_task_by_it()
    {
        Run(async () =>
        {
            var gate = new TaskCompletionSource();
            var task = CreateTask(Work(gate.Task));
            await Sleep(1.Seconds);
            gate.SetResult();
            await task.CancelAndWait();
            Assert.True(task.IsCancelled, task.ToString());
        });

        async Coroutine Work(Task gate)
        {
            await gate;
            await Linking(CurrentToken);
        }

        async Task Linking(CancellationToken token)
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.Delay(1.Hours, Clock, linked.Token);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Two_cancels_in_one_step_are_one_whatever_is_awaited(bool hasToken)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled);
        });

        Log.Is("cleaned up");

        async Coroutine Work()
        {
            try
            {
                if (hasToken)
                {
                    await Task.Delay(1.Hours, Clock, CurrentToken);
                }
                else
                {
                    await Sleep(1.Hours);
                }
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("cleaned up");
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Coroutine_below_a_method_that_has_slept_hears_of_the_cancel_once_by_its_token(bool hasSlept)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled);
        });

        Log.Is("cleaned up");

        async Coroutine Work() => await Method();

        async Task Method()
        {
            if (hasSlept)
            {
                await Sleep(0.5.Seconds);
            }

            await Told();
        }

        async Coroutine Told()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("cleaned up");
            }
        }
    }
}
