namespace Meanwhile;

// Each thread takes a few items at a time: one at first, so that long ones are spread evenly, then more, so that short ones do
// not cost more than they are worth.
internal sealed partial class ParallelRun<TItem, TResult, TWork>
{
    private const int MostAtOnce = 128;

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stop;
    private int next;
    private int done;
    private int active;
    private int isTold;

    /// <summary>No thread works on it, and one that comes late finds nothing to do.</summary>
    private bool IsOver => (Volatile.Read(ref next) >= items.Length || stop.IsCancellationRequested) && Volatile.Read(ref active) == 0;

    private void Start()
    {
        var context = LoopMark.CaptureForOwnThreads();
        for (var i = 0; i < threads; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static start =>
                {
                    if (start.Context is null)
                    {
                        start.Run.WorkOnThread();
                    }
                    else
                    {
                        ExecutionContext.Run(start.Context, static run => ((ParallelRun<TItem, TResult, TWork>)run!).WorkOnThread(), start.Run);
                    }
                },
                (Run: this, Context: context),
                preferLocal: false
            );
        }
    }

    private void WorkOnThread()
    {
        // First, so that what is over now stays so.
        Interlocked.Increment(ref active);
        TakeAll();
        if (Interlocked.Decrement(ref active) == 0)
        {
            loop.Inbox.Add(this);
        }
    }

    private void TakeAll()
    {
        var at = 0;
        var most = 1;
        var unreported = 0;
        try
        {
            while (Take(ref most, out at, out var end))
            {
                for (; at < end; at++)
                {
                    if (stop.IsCancellationRequested)
                    {
                        return;
                    }

                    using (ContextKept.Here())
                    {
                        results[at] = work.Do(items[at], stop);
                    }

                    if (++unreported >= reportStep)
                    {
                        Tell(unreported);
                        unreported = 0;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // To end by the token once it is cancelled is what was asked for; by one that is linked to it too.
        }
        catch (Exception failure)
        {
            Fail(at, failure);
        }

        Interlocked.Add(ref done, unreported);
    }

    private bool Take(ref int most, out int from, out int end)
    {
        // Towards the end fewer again: no thread is to have much left when the others have nothing.
        var fair = (items.Length - Volatile.Read(ref next)) / (threads * 8);
        var count = Math.Clamp(fair, 1, most);
        most = Math.Min(most * 2, MostAtOnce);
        end = Interlocked.Add(ref next, count);
        from = end - count;
        end = Math.Min(end, items.Length);
        return from < end;
    }

    private void Tell(int more)
    {
        Interlocked.Add(ref done, more);
        if (Volatile.Read(ref isTold) == 0 && Interlocked.Exchange(ref isTold, 1) == 0)
        {
            loop.Inbox.Add(this);
        }
    }

    private void Fail(int index, Exception failure)
    {
        lock (failures)
        {
            failures.Add((index, failure));
        }

        Stop();
    }

    private void Stop()
    {
        try
        {
            if (EventLoop.RunningHere == loop)
            {
                loop.Tell(stopping);
            }
            else
            {
                using (ContextReplaced.ByNone())
                {
                    stopping.Cancel();
                }
            }
        }
        catch (AggregateException callbacks)
        {
            // What the work has registered on the token threw.
            lock (failures)
            {
                failures.AddRange(callbacks.InnerExceptions.Select(static failure => (int.MaxValue, failure)));
            }
        }
    }
}
