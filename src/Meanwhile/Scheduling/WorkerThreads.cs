using System.Collections.Concurrent;

namespace Meanwhile;

/// <summary>The threads on which blocking work runs while the loop goes on.</summary>
internal sealed class WorkerThreads(EventLoop loop, int most) : IDisposable
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
    internal Future<T> Run<T>(Func<T> work)
    {
        var item = new WorkItem<T>(this, work);
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
                loop.Inbox.Add(item);
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

    /// <summary>A piece of work: first run on a thread, then on the loop to bring its result.</summary>
    private abstract class WorkItem(WorkerThreads owner) : IReadyItem
    {
        private int taken;

        /// <summary>Whoever is first: the thread that runs it, or the cancel that keeps it from running.</summary>
        internal bool Take() => Interlocked.Exchange(ref taken, 1) == 0;

        internal abstract void RunOnThread();

        public void Run()
        {
            owner.Finished();
            Deliver();
        }

        protected abstract void Deliver();
    }

    /// <summary>The result of work. To cancel it keeps work that no thread has begun from running.</summary>
    private sealed class WorkFuture<T>(WorkItem<T> item, EventLoop loop) : Future<T>(loop)
    {
        internal override bool CancelPending(string? message)
        {
            item.Take();
            return base.CancelPending(message);
        }

        internal override string Describe() => "work on a thread";
    }

    private sealed class WorkItem<T> : WorkItem
    {
        private readonly Func<T> work;
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private T? result;
        private Exception? failure;

        internal WorkItem(WorkerThreads owner, Func<T> work)
            : base(owner)
        {
            this.work = work;
            Future = new WorkFuture<T>(this, owner.loop);
        }

        internal Future<T> Future { get; }

        internal override void RunOnThread()
        {
            if (!Take())
            {
                return;
            }

            try
            {
                if (context is null)
                {
                    result = work();
                }
                else
                {
                    ExecutionContext.Run(context, static self => ((WorkItem<T>)self!).Call(), this);
                }
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
        }

        protected override void Deliver()
        {
            if (Future.IsDone)
            {
                if (failure is not null)
                {
                    Future.Loop.Report(new LoopError("Work on a thread failed after the await of it was cancelled", failure));
                }
            }
            else if (failure is not null)
            {
                Future.SetException(failure);
            }
            else
            {
                Future.SetResult(result!);
            }
        }

        private void Call() => result = work();
    }
}
