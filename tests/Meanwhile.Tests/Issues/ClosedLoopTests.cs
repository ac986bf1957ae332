namespace Meanwhile.Tests.Issues;

/// <summary>Nobody outside waits for ever for a loop that has closed.</summary>
public class ClosedLoopTests : LoopTest
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submitter_gets_the_result_of_a_task_that_ended_in_the_last_turn(bool isWatchedTwice)
    {
        var loop = new EventLoop(Options);
        var submitted = loop.Submit(
            async () =>
            {
                if (isWatchedTwice)
                {
                    LoopTask.Current!.AddDoneCallback(static _ => { });
                }

                // The loop returns with the news that this task is done still in its queue.
                EventLoop.Current.Stop();
                await Coroutine.Completed;
                return 7;
            },
            Ending
        );
        loop.RunForever();
        loop.Close();
        Assert.Equal(7, await submitted.WaitAsync(30.Seconds, Ending));
    }

    [Fact]
    public async Task Task_of_a_loop_that_closes_before_its_end_fails_for_those_outside()
    {
        var loop = new EventLoop(Options);
        Task? outside = null;
        loop.CallSoon(() => outside = CreateTask(Sleep(1.Hours)).AsTask());
        loop.CallSoon(loop.Stop);
        loop.RunForever();
        loop.Close();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => outside!.WaitAsync(30.Seconds, Ending));
        Assert.Contains("Event loop is closed", refused.Message);
        Assert.Contains("still pending", Assert.Single(TakeReports()));
    }

    [Fact]
    public async Task Failure_of_foreign_code_that_outlives_the_loop_is_reported_and_does_not_end_the_process()
    {
        var reported = new TaskCompletionSource<LoopError>(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        Async.Run(
            async () =>
            {
                Begin();
                await Yield();
            },
            new LoopOptions { HandleInterrupt = false, OnError = error => reported.TrySetResult(error) }
        );
        release.SetResult();
        Assert.IsType<FormatException>((await reported.Task.WaitAsync(30.Seconds, Ending)).Exception);

        // What nobody can await is just what this is about.
#pragma warning disable VSTHRD100, MA0155
        async void Begin()
        {
            await release.Task;
            throw new FormatException();
        }
#pragma warning restore VSTHRD100, MA0155
    }
}
