using System.Globalization;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>A few threads and the work that waits for them, first come, first served. For use by any thread.</summary>
internal sealed class ThreadCrew(string name, int most, int mostQueued = int.MaxValue)
{
    private readonly object gate = new();
    private readonly LinkedList<ThreadWork> queue = new();

    // Completed when it has been closed and the last thread has ended.
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int threads;

    // Threads that wait for work, or have been started and will.
    private int idle;
    private bool closed;

    [ThreadStatic]
    private static ThreadCrew? crewOfThread;

    /// <summary>Done when it has been closed, all work is done and its threads have ended.</summary>
    internal Task Ended => ended.Task;

    /// <summary>Whether the calling thread is one of its own.</summary>
    internal bool IsHere => crewOfThread == this;

    /// <summary>How much work waits for a thread.</summary>
    internal int QueuedCount
    {
        get
        {
            lock (gate)
            {
                return Math.Max(0, queue.Count - idle);
            }
        }
    }

    /// <summary>Whether it takes no more work.</summary>
    internal bool IsClosed
    {
        get
        {
            lock (gate)
            {
                return closed;
            }
        }
    }

    /// <summary>Hands work over.</summary>
    /// <returns>False if it takes none: it is closed, or no thread is free and the queue is full.</returns>
    internal bool TryAdd(ThreadWork work)
    {
        lock (gate)
        {
            var waiting = queue.Count - idle - (most - threads);
            if (closed || waiting >= mostQueued)
            {
                return false;
            }

            if (queue.Count >= idle && threads < most)
            {
                StartThread();
            }

            work.Place = queue.AddLast(work);
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Takes work back that no thread has begun.</summary>
    /// <returns>False if one has.</returns>
    internal bool Withdraw(ThreadWork work)
    {
        lock (gate)
        {
            if (work.Place is not { } place)
            {
                return false;
            }

            work.Place = null;
            queue.Remove(place);
            return true;
        }
    }

    /// <summary>Takes no more. What is queued is still done; then the threads end.</summary>
    internal void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
            EndIfOver();
        }
    }

    private void StartThread()
    {
        var thread = new Thread(Work)
        {
            IsBackground = true,
            Name = string.Create(CultureInfo.InvariantCulture, $"{name} worker {threads + 1}"),
        };
        try
        {
            thread.UnsafeStart();
        }
        catch (Exception refusal) when (refusal is OutOfMemoryException or ThreadStartException && threads > 0)
        {
            // The system gives no more threads for now: the work waits for those that there are.
            return;
        }

        threads++;
        idle++;
    }

    private void Work()
    {
        crewOfThread = this;
        var plain = ExecutionContext.Capture()!;
        while (WorkOnce(plain)) { }
    }

    // On a stack frame of its own: what was done last is not kept alive while the thread waits for more.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool WorkOnce(ExecutionContext plain)
    {
        if (Next() is not { } work)
        {
            return false;
        }

        work.RunOnThread(plain);
        lock (gate)
        {
            idle++;
        }

        return true;
    }

    private ThreadWork? Next()
    {
        lock (gate)
        {
            while (queue.Count == 0)
            {
                if (closed)
                {
                    idle--;
                    threads--;
                    EndIfOver();
                    return null;
                }

                Monitor.Wait(gate);
            }

            var work = queue.First!.Value;
            queue.RemoveFirst();
            work.Place = null;
            idle--;
            return work;
        }
    }

    private void EndIfOver()
    {
        if (closed && threads == 0)
        {
            ended.TrySetResult();
        }
    }
}
