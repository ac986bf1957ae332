namespace Meanwhile.Testing;

/// <summary>A few work items that do nothing but tell which threads of the pool have run them. Guarded by the clock's gate.</summary>
internal sealed class PoolFence(object gate) : IThreadPoolWorkItem
{
    private static readonly int Count = Math.Min(Environment.ProcessorCount, 32);

    private int queued;

    /// <summary>Whether all that were queued have been run, and so all that was queued before them has been taken up.</summary>
    internal bool IsPassed => queued == 0;

    /// <summary>The threads that have run one: they have done with all that they took up before.</summary>
    internal HashSet<string> Passers { get; } = [];

    public void Execute()
    {
        var here = PoolThreads.AreKnown ? PoolThreads.Here : $"{Environment.CurrentManagedThreadId}";
        PoolThreads.HasPassedHere();
        lock (gate)
        {
            queued--;
            Passers.Add(here);
        }
    }

    internal void Queue()
    {
        for (var i = 0; i < Count; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        // What this thread has queued may stand in a queue of its own, if it is one of the pool's.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        OwnQueue.HandOver();
        queued += Count + 1;
    }

    /// <summary>Asks all anew.</summary>
    internal void Forget() => Passers.Clear();
}
