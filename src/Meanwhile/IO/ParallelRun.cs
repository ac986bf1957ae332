using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>
/// Work for the processor on many items, by threads of the pool. This is the loop's side of it; the threads' side is in
/// ParallelRun.Threads.cs.
/// </summary>
internal sealed partial class ParallelRun<TItem, TResult, TWork> : IWaitOwner, IRunsOutside
    where TWork : struct, IParallelWork<TItem, TResult>
{
    // With more reports nobody would see a difference.
    private const int MostReports = 1000;

    // Far more than the pool ever gives to one who asks, and few enough to be asked for at once.
    private const int MostThreads = 1024;

    private readonly EventLoop loop = EventLoop.Current;
    private readonly TItem[] items;
    private readonly TResult[] results;
    private readonly TWork work;
    private readonly int threads;
    private readonly int reportStep;
    private readonly List<(int Index, Exception Exception)> failures = [];
    private Future? news;
    private int reported;
    private bool hasEnded;

    internal ParallelRun(TItem[] items, TWork work, int threads, bool reportsProgress)
    {
        this.items = items;
        this.work = work;
        this.threads = Math.Min(Math.Min(threads, MostThreads), items.Length);
        results = new TResult[items.Length];
        stop = stopping.Token;
        reportStep = reportsProgress ? Math.Max(1, items.Length / MostReports) : int.MaxValue;
    }

    IEnumerable<Future> IWaitOwner.Awaited => [];

    string IWaitOwner.DescribeWait() =>
        string.Create(CultureInfo.InvariantCulture, $"work on {items.Length} items by {threads} threads");

    /// <summary>Does all of it. Ends only when no thread works on it any longer.</summary>
    internal async Coroutine<TResult[]> Run(IProgress<int>? progress)
    {
        Exception? ending = null;
        loop.Workers.Began(Stop);
        try
        {
            Start();
            bool wasOver;
            do
            {
                // Asked before what is done is told: if it ends in between, that is told in another round.
                wasOver = IsOver;
                try
                {
                    if (!wasOver)
                    {
                        news = new OwnedFuture(loop, this);
                        await news;
                    }

                    if (ending is null)
                    {
                        Report(progress);
                    }
                }
                catch (Exception failure)
                {
                    // A cancel, or the progress could not be told. However often that happens, no thread is left behind.
                    ending ??= failure;
                    Stop();
                }
            } while (!wasOver);
        }
        finally
        {
            news = null;
            hasEnded = true;
            loop.Workers.Finished(Stop);
            stopping.Dispose();
        }

        ThrowIfFailed(ending);
        return results;
    }

    // Told by a thread: there is progress, or the last one has ended.
    void IReadyItem.Run()
    {
        Volatile.Write(ref isTold, 0);
        if (news is { IsDone: false })
        {
            news.SetResult();
        }
    }

    // The loop has closed: nobody gets the results, but a failure is not lost.
    void IRunsOutside.RunOutside()
    {
        if (hasEnded)
        {
            return;
        }

        Exception[] lost;
        lock (failures)
        {
            lost = [.. failures.Select(static failed => failed.Exception)];
            failures.Clear();
        }

        foreach (var failure in lost)
        {
            loop.Report(new LoopError("Work of a ParallelMap failed after its loop was closed", failure));
        }
    }

    private void Report(IProgress<int>? progress)
    {
        var now = Volatile.Read(ref done);
        if (progress is not null && now > reported && failures.Count == 0)
        {
            reported = now;
            progress.Report(now);
        }
    }

    private void ThrowIfFailed(Exception? ending)
    {
        // By the order of the items, not by that in which threads came to them.
        failures.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        if (ending is CancelledException)
        {
            foreach (var (_, failure) in failures)
            {
                loop.Report(new LoopError("Work of a ParallelMap failed, whose await was cancelled", failure));
            }

            ExceptionDispatchInfo.Throw(ending);
        }

        if (ending is not null)
        {
            failures.Add((int.MaxValue, ending));
        }

        if (failures.Count > 0)
        {
            throw new ExceptionGroup("unhandled errors in a ParallelMap", failures.Select(static failed => failed.Exception));
        }
    }
}
