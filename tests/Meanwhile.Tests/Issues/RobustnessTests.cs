namespace Meanwhile.Tests.Issues;

/// <summary>What must not bring a loop down, or leave it waiting.</summary>
public class RobustnessTests : LoopTest
{
    [Fact]
    public void MapStream_ends_when_the_work_cannot_even_be_begun()
    {
        Run(async () =>
        {
            var task = CreateTask(Take());
            await Assert.ThrowsAsync<FormatException>(() => task.AsTask());
        });

        static async Coroutine Take()
        {
            await foreach (var _ in MapStream<int, int>([1, 2, 3], _ => throw new FormatException(), limit: 2)) { }
        }
    }

    [Fact]
    public async Task Loop_may_run_inside_a_scheduler_that_runs_one_task_at_a_time()
    {
        var pair = new ConcurrentExclusiveSchedulerPair();
        await Task.Factory.StartNew(
            () => Async.Run(async () => await Task.Run(static () => { }), new LoopOptions { HandleInterrupt = false, OnError = Report }),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.None,
            pair.ExclusiveScheduler
        );
    }

    [Fact]
    public void Sleep_without_end_can_be_cancelled()
    {
        Run(async () =>
        {
            var task = CreateTask(Sleep(TimeSpan.MaxValue));
            EventLoop.Current.CallLater(20.Milliseconds, () => task.Cancel());
            await Async.Wait([task]);
            Assert.True(task.IsCancelled);
        });
    }

    [Fact]
    public void Coroutine_that_starts_itself_eagerly_does_not_overflow_the_stack()
    {
        Run(async () =>
        {
            var deepest = 0;
            await Descend(1);
            while (deepest < 20_000)
            {
                await Yield();
            }

            async Coroutine Descend(int level)
            {
                deepest = Math.Max(deepest, level);
                if (level < 20_000)
                {
                    CreateTask(Descend(level + 1), eager: true);
                }

                await Yield();
            }
        });
    }

    [Fact]
    public void Debug_mode_survives_bursts_and_idle_times()
    {
        Async.Run(
            async () =>
            {
                for (var burst = 0; burst < 4; burst++)
                {
                    var tasks = Enumerable.Range(0, 12).Select(_ => CreateTask(Sleep(1.Seconds))).ToArray();
                    await Gather(tasks);
                    for (var i = 0; i < 140; i++)
                    {
                        await Sleep(1.Seconds);
                    }
                }
            },
            new LoopOptions { TimeProvider = Clock, Debug = true, HandleInterrupt = false, OnError = Report }
        );
    }
}
