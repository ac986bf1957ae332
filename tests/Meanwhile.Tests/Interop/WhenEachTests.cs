namespace Meanwhile.Tests.Interop;

/// <summary>A cancel that meets a loop over tasks as they end: what some of them make of it is not what the loop makes of it.</summary>
public class WhenEachTests : HearingTest
{
    [Theory, InlineData(0), InlineData(3), InlineData(5), InlineData(9)]
    public void Task_that_ends_while_another_cleans_up_does_not_use_the_cancel_up(double other)
    {
        Run(async () =>
        {
            var task = CreateTask(Takes(other));
            EventLoop.Current.CallLater(1.Seconds, () => task.Cancel());
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("cleaned up at 5 s");
    }

    [Fact]
    public void Deadline_is_told_of_though_no_task_is_awaited()
    {
        Run(async () =>
        {
            var isInTime = await MoveOnAfter(
                1.Seconds,
                async _ =>
                {
                    await foreach (var ended in Task.WhenEach(Cleans(), Task.Delay(3.Seconds, Clock, CancellationToken.None)))
                    {
                        Assert.True(ended.IsCompleted);
                    }

                    await Sleep(1.Hours);
                }
            );
            Log.Add($"{isInTime} at {Now} s");
        });

        Log.Is("cleaned up at 5 s | False at 5 s");
    }

    private async Coroutine Takes(double other)
    {
        await foreach (var ended in Task.WhenEach(Cleans(), Task.Delay(TimeSpan.FromSeconds(other), Clock, CancellationToken.None)))
        {
            Assert.True(ended.IsCompleted);
        }

        await Sleep(1.Hours);
        Log.Add("slept");
    }

    private async Task Cleans()
    {
        try
        {
            await Sleep(1.Hours);
        }
        finally
        {
            await CleanUp(4);
        }
    }
}
