namespace Meanwhile.Tests.Interop;

/// <summary>Code that fails since it was asked to end cleans up for so long and no longer, and nothing else takes its time or loses its own.</summary>
public class HeldTimeTests : LeftTest
{
    [Theory, InlineData(true), InlineData(false)]
    public void Failure_that_the_token_causes_lets_clean_up_run(bool isGathered)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            await Wait([task]);
            Assert.IsType<FormatException>(task.Exception);
        });

        Log.Is("cleaned up");

        async Coroutine Work()
        {
            var told = new TaskCompletionSource<int>();
            CurrentToken.Register(() => told.SetException(new FormatException()));
            try
            {
                if (isGathered)
                {
                    await Gather([told.Task]);
                }
                else
                {
                    await told.Task;
                }
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("cleaned up");
            }
        }
    }

    [Fact]
    public void Second_clean_up_has_a_time_of_its_own_though_that_of_an_earlier_one_is_not_over()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await TimePasses(task);
            Assert.True(task.IsSucceeded, task.ToString());
        });

        Log.Is("first | second | cut off");

        async Coroutine Work()
        {
            await MoveOnAfter(1.Seconds, async _ => await CleansUp(async () => Log.Add("first")));
            await MoveOnAfter(1.Seconds, async _ =>
                await CleansUp(async () =>
                {
                    Log.Add("second");
                    try
                    {
                        await new TaskCompletionSource().Task;
                    }
                    catch (CancelledException)
                    {
                        Log.Add("cut off");
                        throw;
                    }
                })
            );
        }
    }

    [Fact]
    public void Clean_up_is_not_cut_off_by_a_deadline_around_it_though_another_one_came_before()
    {
        Run(async () =>
        {
            await MoveOnAfter(1.Seconds, async _ => await CleansUp(async () => Log.Add("first")));
            await MoveOnAfter(2.Seconds, async _ =>
                await MoveOnAfter(1.Seconds, async _ =>
                    await CleansUp(async () =>
                    {
                        await Sleep(1.5.Seconds);
                        Log.Add("second");
                    })
                )
            );
        });

        Log.Is("first | second");
    }

    // The task waits for a method that heard of the cancel, and another part of it fails and cleans up: the request is one for both.
    [Fact]
    public void What_is_awaited_is_left_in_the_end_though_another_part_of_the_task_cleaned_up_meanwhile()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            await TimePasses(task);
            Assert.True(task.IsCancelled, task.ToString());
        });
        TakeReports();

        async Coroutine Work()
        {
            var late = new TaskCompletionSource();
            _ = Beside(late.Task);
            EventLoop.Current.CallLater(3.Seconds, () => late.SetException(new FormatException()));
            await Told();
        }

        static async Task Told()
        {
            _ = CurrentToken;
            await new TaskCompletionSource().Task;
        }

        static async Task Beside(Task late)
        {
            await Awaits(late);
        }

        static async Coroutine Awaits(Task late)
        {
            _ = CurrentToken;
            try
            {
                await late;
            }
            finally
            {
                await new TaskCompletionSource().Task;
            }
        }
    }

    private async Coroutine CleansUp(Func<Coroutine> cleanUp)
    {
        try
        {
            await FailsWhenTold(CurrentToken);
        }
        catch (FormatException)
        {
            await cleanUp();
        }
    }

    private async Task FailsWhenTold(CancellationToken token)
    {
        try
        {
            await Task.Delay(1.Hours, Clock, token);
        }
        catch (OperationCanceledException)
        {
            throw new FormatException();
        }
    }
}
