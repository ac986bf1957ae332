namespace Meanwhile.Cli.Check;

/// <summary>
/// Has the garbage collector look at the young generations after every few megabytes. Left to itself it lets them grow to some fifty
/// in a long run, whatever is still in use; this way a million URLs take about as much memory as ten thousand, in the same time.
/// </summary>
internal sealed class YoungGenerations
{
    private const long Most = 16 * 1024 * 1024;

    private long collectedAt = GC.GetTotalAllocatedBytes();

    /// <summary>Collects if it is time to. Called between two rows.</summary>
    internal void Trim()
    {
        if (GC.GetTotalAllocatedBytes() - collectedAt < Most)
        {
            return;
        }

        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        collectedAt = GC.GetTotalAllocatedBytes();
    }
}
