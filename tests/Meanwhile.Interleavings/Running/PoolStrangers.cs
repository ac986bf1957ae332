namespace Meanwhile.Interleavings;

/// <summary>Others that use the thread pool, until they are disposed of.</summary>
internal sealed class PoolStrangers : IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Free = TimeSpan.FromMilliseconds(1);
    private static readonly int Crowd = 3 * Environment.ProcessorCount;

    private readonly ManualResetEventSlim end = new(initialState: false);
    private readonly Thread? blocker;

    /// <summary>They begin.</summary>
    /// <param name="load">What they do.</param>
    internal PoolStrangers(PoolLoad load)
    {
        if (load == PoolLoad.Blocked)
        {
            blocker = new Thread(BlockAgainAndAgain) { IsBackground = true, Name = "Blocks the pool" };
            blocker.Start();
        }
        else if (load == PoolLoad.Busy)
        {
            for (var i = 0; i < Crowd; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }
    }

    public void Dispose()
    {
        end.Set();
        blocker?.Join();
    }

    // A busy one works for a moment, and stands in line again.
    void IThreadPoolWorkItem.Execute()
    {
        Thread.SpinWait(500);
        if (!end.IsSet)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void BlockAgainAndAgain()
    {
        do
        {
            var released = new ManualResetEventSlim(initialState: false);
            for (var left = ThreadPool.ThreadCount + Environment.ProcessorCount; left > 0; left--)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static released => released.Wait(), released, preferLocal: false);
            }

            end.Wait(Held);
            released.Set();
        } while (!end.Wait(Free));
    }
}
