namespace Meanwhile.Tests.Issues;

/// <summary>Who waits outside a loop for something inside is told when it closes, whatever became of that.</summary>
public class ClosedBeforeToldTests : LoopTest
{
    [Fact]
    public async Task What_was_submitted_and_ended_in_the_last_turn_is_told_as_it_ended()
    {
        var loop = new EventLoop(Options);
        var succeeded = loop.Submit(async () =>
        {
            EventLoop.Current.Stop();
            return 42;
        });
        var failed = loop.Submit(Fail);
        var cancelled = loop.Submit(Cancel);
        loop.RunForever();
        loop.Close();

        Assert.Equal(42, await Soon(succeeded));
        await Assert.ThrowsAsync<FormatException>(() => Soon(failed));
        await Assert.ThrowsAsync<CancelledException>(() => Soon(cancelled));

        static async Coroutine<int> Fail() => throw new FormatException();
        static async Coroutine<int> Cancel() => throw new CancelledException();
    }

    [Fact]
    public async Task What_was_submitted_and_is_undone_is_told_of_the_closing()
    {
        var loop = new EventLoop(Options);
        var submitted = loop.Submit(async () =>
        {
            EventLoop.Current.Stop();
            await Sleep(1.Hours);
            return 0;
        });
        loop.RunForever();
        loop.Close();

        Assert.StartsWith("Event loop is closed", (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(submitted))).Message);
        Assert.EndsWith("was still pending when its loop was closed", Assert.Single(TakeReports()));
    }

    [Fact]
    public async Task Task_shown_to_foreign_code_is_told_of_the_closing_if_it_is_undone()
    {
        var loop = new EventLoop(Options);
        LoopTask<int>? undone = null;
        Task<int>[] shown = [];
        loop.RunUntilComplete(Main());
        loop.Close();

        Assert.All(shown, task => Assert.True(task.IsFaulted));
        foreach (var task in shown)
        {
            Assert.StartsWith("Event loop is closed", (await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(task))).Message);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(undone!.AsTask()));
        Assert.EndsWith("was still pending when its loop was closed", Assert.Single(TakeReports()));

        async Coroutine Main()
        {
            undone = CreateTask(Undone());
            shown = [undone.AsTask(), undone.AsTask()];
            await Yield();
        }

        static async Coroutine<int> Undone()
        {
            await Sleep(1.Hours);
            return 0;
        }
    }

    [Fact]
    public async Task Task_shown_to_foreign_code_is_told_of_its_end_in_the_last_turn()
    {
        var loop = new EventLoop(Options);
        Task<int>[] shown = [];
        loop.CallSoon(() =>
        {
            var ending = CreateTask(Ending());
            shown = [ending.AsTask(), ending.AsTask()];
        });
        loop.RunForever();
        loop.Close();

        var values = await Soon(Task.WhenAll(shown));
        Assert.Equal([42, 42], values);

        static async Coroutine<int> Ending()
        {
            EventLoop.Current.Stop();
            return 42;
        }
    }

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
