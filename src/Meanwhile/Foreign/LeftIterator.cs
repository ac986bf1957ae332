using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>
/// Disposes of an async iterator that was left in the middle of a step, now that this has ended: in a turn of its own, since what tells
/// the end may be in the middle of another one's, and in a task, so that its clean-up can await what it likes and the loop waits for it.
/// </summary>
internal sealed class LeftIterator(EventLoop? loop, LeftReports reports, IAsyncDisposable iterator) : IRunsOutside
{
    public void Run()
    {
        if (loop!.RunCallback(static self => ((LeftIterator)self!).Begin(), this, null) is { } failure)
        {
            reports.ReportFailure(failure);
        }
    }

    // The loop has closed: the clean-up goes on without it, where it disturbs nobody.
    public void RunOutside() => ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.DisposeOutside(), this, preferLocal: false);

    // Eager: a task that is cancelled before its first step never runs.
    private void Begin() =>
        Async.CreateTask(Dispose(), $"DisposeAsync of {CoroutineName.Parse(iterator.GetType().Name)}", eager: true, "the end of the step in which it was left", 0);

    private async Coroutine Dispose()
    {
        try
        {
            await iterator.DisposeAsync();
        }
        catch (Exception failure) when (failure is not CancelledException)
        {
            reports.ReportFailure(failure);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is reported.")]
    private async Task DisposeOutside()
    {
        try
        {
            await iterator.DisposeAsync();
        }
        catch (Exception failure)
        {
            reports.ReportFailure(failure);
        }
    }
}
