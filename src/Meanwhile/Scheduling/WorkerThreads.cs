using System.Collections.Concurrent;

namespace Meanwhile;

/// <summary>The threads on which blocking work runs while the loop goes on.</summary>
internal sealed partial class WorkerThreads(EventLoop loop, int most) : IDisposable
{
    private readonly EventLoop loop = loop;
    private readonly ConcurrentQueue<WorkItem> queue = new();
    private readonly SemaphoreSlim waiting = new(0);
    private readonly List<Thread> threads = [];
    private int idle;
    private Future? whenIdle;
    private volatile bool closed;

    /// <summary>How many pieces of work are queued or running. The loop's thread alone counts.</summary>
    internal int Busy { get; private set; }

    /// <summary>Done when no work is left.</summary>
    internal Future WhenIdle() => whenIdle ??= new Future(loop);

    /// <summary>Runs work on a thread.</summary>
    internal Future<T> Run<T>(Func<T> work) => Run(new WorkItem<T>(this, work));

    /// <summary>Begins work on a thread that goes on wherever its awaits do: the thread is free meanwhile.</summary>
    internal Future<T> Begin<T>(Func<Task<T>> work) => Run(new AsyncWorkItem<T>(this, work));

    private Future<T> Run<T>(WorkItem<T> item)
    {
        Busy++;
        queue.Enqueue(item);
        if (Volatile.Read(ref idle) < queue.Count && threads.Count < most)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = $"{loop.Name} worker {threads.Count + 1}" };
            threads.Add(thread);
            thread.UnsafeStart();
        }

        waiting.Release();
        return item.Future;
    }

    /// <summary>Lets the threads end when they have nothing to do.</summary>
    public void Dispose()
    {
        closed = true;
        waiting.Release(Math.Max(1, threads.Count));
    }

    private void Work()
    {
        while (true)
        {
            Interlocked.Increment(ref idle);
            waiting.Wait();
            Interlocked.Decrement(ref idle);
            if (queue.TryDequeue(out var item))
            {
                item.RunOnThread();
            }
            else if (closed)
            {
                return;
            }
        }
    }

    private void Finished()
    {
        Busy--;
        if (Busy == 0 && whenIdle is { } future)
        {
            whenIdle = null;
            future.SetResult();
        }
    }
}
