namespace Meanwhile.Tests.Interop;

/// <summary>A test of who hears of a cancel, and how often.</summary>
public abstract class HearingTest : LeftTest
{
    private protected static double Now => EventLoop.Current.Time.TotalSeconds;

    private protected static async Task Sleeps() => await Sleep(1.Hours);

    /// <summary>Runs it as a task, which is cancelled after a second and ends by that.</summary>
    private protected void RunAndCancel(Func<Coroutine> work) =>
        Run(async () =>
        {
            var task = CreateTask(work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

    /// <summary>What a library does with its token: gives it on, or to a source of its own, or ends by a cancel that names none.</summary>
    private protected async Task<int> Fetch(string by, CancellationToken token)
    {
        if (by == "none")
        {
            var ended = new TaskCompletionSource<int>();
            using var registration = token.Register(() => ended.TrySetCanceled());
            return await ended.Task;
        }

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(token);
        await Task.Delay(1.Hours, Clock, by == "linked" ? linked.Token : token);
        return 1;
    }

    /// <summary>Clean-up that tells whether it was let come to its end.</summary>
    private protected async Coroutine CleanUp(double seconds)
    {
        try
        {
            await Sleep(TimeSpan.FromSeconds(seconds));
            Log.Add($"cleaned up at {Now} s");
        }
        catch (CancelledException)
        {
            Log.Add($"cut off at {Now} s");
            throw;
        }
    }

    /// <summary>Is disposed of by that.</summary>
    private protected sealed class Disposed(Func<Coroutine> dispose) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await dispose();
    }
}
