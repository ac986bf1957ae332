namespace Meanwhile.Tests.Interop;

/// <summary>A second cancel meets code that awaits a foreign method which cleans up after the first: it waits for that as before.</summary>
public class SecondCancelTests : LeftTest
{
    [Fact]
    public void Deadline_around_another_one_leaves_clean_up_of_a_method_in_peace()
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () =>
                await WithTimeout(1.5.Seconds, async _ => await WithTimeout(1.Seconds, async _ => await Connected()))
            );
        });

        Log.Is("rolling back | rolled back | closed at 2 s");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(5)]
    public void Task_that_is_cancelled_again_waits_for_it(int times)
    {
        Run(async () =>
        {
            var task = CreateTask(Connected());
            await Sleep(1.Seconds);
            for (var i = 0; i < times; i++)
            {
                task.Cancel();
                await Sleep(0.1.Seconds);
            }

            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("rolling back | rolled back | closed at 2 s");
    }

    [Fact]
    public void End_of_the_run_waits_for_clean_up_that_was_under_way()
    {
        Run(async () =>
        {
            var task = CreateTask(Connected());
            await Sleep(1.Seconds);
            task.Cancel();
            await Sleep(0.5.Seconds);
        });

        Log.Is("rolling back | rolled back | closed at 2 s");
    }

    [Fact]
    public void Failing_sibling_waits_for_clean_up_after_a_deadline()
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(MoveOnAfter(1.Seconds, async _ => await Connected()));
                    await Sleep(1.5.Seconds);
                    throw new IOException();
                })
            );
        });

        Log.Is("rolling back | rolled back | closed at 2 s");
    }

    [Fact]
    public void Clean_up_that_does_not_end_is_left_in_the_long_run_however_often_it_is_asked()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            for (var i = 0; i < 10 && !task.IsDone; i++)
            {
                task.Cancel();
                Pass(0.5.Seconds);
                await Sleep(1.Seconds);
            }

            Assert.True(task.IsCancelled, task.ToString());
            Assert.InRange(RealTime, 3.Seconds, 4.Seconds);
        });

        Assert.Contains("was left behind", Assert.Single(TakeReports()), StringComparison.Ordinal);

        static async Coroutine Work() => await Stuck();

        static async Task Stuck()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await new TaskCompletionSource().Task;
            }
        }
    }

    // Nobody has got the first one below.
    [Fact]
    public void What_has_heard_of_no_cancel_is_left_at_once()
    {
        Run(async () =>
        {
            var gate = new Future();
            var task = CreateTask(Work(gate));
            await Yield();
            await Yield();
            gate.SetResult();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        static async Coroutine Work(Future gate) => await Above(gate);

        static async Task Above(Future gate)
        {
            await gate;
            await new TaskCompletionSource().Task;
        }
    }

    private async Coroutine Connected()
    {
        try
        {
            await Transaction();
        }
        finally
        {
            Log.Add($"closed at {EventLoop.Current.Time.TotalSeconds} s");
        }
    }

    private async Task Transaction()
    {
        try
        {
            await Sleep(1.Hours);
        }
        catch (CancelledException)
        {
            Log.Add("rolling back");
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            Log.Add("rolled back");
            throw;
        }
    }
}
