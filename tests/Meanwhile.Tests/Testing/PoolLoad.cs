namespace Meanwhile.Tests.Testing;

/// <summary>What others do on the thread pool meanwhile.</summary>
internal abstract class PoolLoad : IDisposable
{
    /// <summary>Makes the one of that name, and returns when the pool is in that state.</summary>
    internal static PoolLoad Named(string name) =>
        name switch
        {
            "quiet" => new Quiet(),
            "busy" => new Busy(),
            "blocked" => new Blocked(),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "quiet, busy and blocked are known"),
        };

    public abstract void Dispose();

    private sealed class Quiet : PoolLoad
    {
        public override void Dispose() { }
    }

    /// <summary>More short work items than there are processors, each of which queues itself again.</summary>
    private sealed class Busy : PoolLoad, IThreadPoolWorkItem
    {
        private readonly CountdownEvent left = new(Environment.ProcessorCount * 3);
        private volatile bool isOver;

        internal Busy()
        {
            for (var i = left.InitialCount; i > 0; i--)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public void Execute()
        {
            Thread.SpinWait(500);
            if (isOver)
            {
                left.Signal();
            }
            else
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public override void Dispose()
        {
            isOver = true;
            left.Wait();
            left.Dispose();
        }
    }

    /// <summary>A work item that blocks on each thread that the pool has without being asked for more.</summary>
    private sealed class Blocked : PoolLoad, IThreadPoolWorkItem
    {
        private readonly CountdownEvent begun = new(Environment.ProcessorCount);
        private readonly CountdownEvent left = new(Environment.ProcessorCount);
        private readonly ManualResetEventSlim over = new();

        internal Blocked()
        {
            for (var i = begun.InitialCount; i > 0; i--)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            begun.Wait();
        }

        public void Execute()
        {
            begun.Signal();
            over.Wait();
            left.Signal();
        }

        public override void Dispose()
        {
            over.Set();
            left.Wait();
            over.Dispose();
            begun.Dispose();
            left.Dispose();
        }
    }
}
