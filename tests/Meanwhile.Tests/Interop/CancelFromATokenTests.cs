namespace Meanwhile.Tests.Interop;

/// <summary>Code that is told of a cancel by a token and asks for another one of the same task.</summary>
public class CancelFromATokenTests : LoopTest
{
    [Fact]
    public void Task_that_is_not_done_is_asked_once_more_and_that_is_counted()
    {
        Run(async () =>
        {
            LoopTask task = null!;
            task = CreateTask(Work());
            await Yield();
            await Yield();
            Assert.True(task.Cancel());
            Assert.Equal(2, task.CancelRequests);
            await Wait([task]);
            Assert.True(task.IsCancelled);
            Assert.False(task.Cancel());

            async Coroutine Work()
            {
                using var registration = CurrentToken.Register(() => Log.Add($"{task.Cancel()} {task.IsDone} {task.CancelRequests}"));
                await Task.Delay(-1, CurrentToken);
            }
        });

        Log.Is("True False 2");
    }

    [Fact]
    public void Cancel_of_the_whole_task_when_the_time_of_a_part_is_up_ends_the_task()
    {
        Run(async () =>
        {
            LoopTask task = null!;
            task = CreateTask(Work());
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.Equal(1, task.CancelRequests);

            async Coroutine Work()
            {
                await MoveOnAfter(
                    1.Seconds,
                    async _ =>
                    {
                        using var registration = CurrentToken.Register(() => Log.Add($"{task.Cancel()}"));
                        await Sleep(1.Hours);
                    }
                );
                Log.Add("moved on");
                await Sleep(1.Hours);
                Log.Add("not here");
            }
        });

        Log.Is("True");
    }

    [Fact]
    public void Task_that_awaits_the_one_that_is_told_is_asked_once_more()
    {
        Run(async () =>
        {
            LoopTask outer = null!;
            var inner = CreateTask(Inner());
            outer = CreateTask(Outer());
            await Yield();
            await Yield();
            Assert.True(outer.Cancel());
            await Wait([outer]);
            Assert.True(outer.IsCancelled);
            Assert.True(inner.IsCancelled);
            Assert.Equal(2, outer.CancelRequests);

            async Coroutine Inner()
            {
                using var registration = CurrentToken.Register(() => Log.Add($"{outer.Cancel()}"));
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    await Yield();
                    Log.Add("inner");
                }
            }

            async Coroutine Outer()
            {
                try
                {
                    await inner;
                }
                finally
                {
                    Log.Add("outer");
                }
            }
        });

        Log.Is("True | inner | outer");
    }

    [Fact]
    public void Reason_of_the_first_cancel_stays()
    {
        Run(async () =>
        {
            LoopTask task = null!;
            task = CreateTask(Work());
            await Yield();
            task.Cancel("first");
            await Wait([task]);

            async Coroutine Work()
            {
                using var registration = CurrentToken.Register(() => task.Cancel("second"));
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException cancelled)
                {
                    Log.Add(cancelled.Reason ?? "none");
                    throw;
                }
            }
        });

        Log.Is("first");
    }
}
