namespace Meanwhile;

/// <summary>
/// Who cleans up before a cancel is thrown, and for how long by the loop's clock. That of a test goes much faster than the real one, by which
/// their time is measured too: code that waits for this loop alone gets no more of it than it would in real time.
/// </summary>
internal sealed class CleanUpTimes
{
    private readonly PriorityQueue<LoopTask, long> strands = new();

    internal bool IsEmpty => strands.Count == 0;

    internal void Add(LoopTask strand, long due) => strands.Enqueue(strand, due);

    /// <summary>How long the loop may wait, if it was to wait so long.</summary>
    internal long Limit(long wait, long now) => strands.TryPeek(out _, out var due) ? Math.Clamp(due - now, 0, wait) : wait;

    /// <summary>Ends the time of those for whom it is over. Who waits for something real just then has it by the real clock alone.</summary>
    internal void End(long now)
    {
        while (strands.TryPeek(out var strand, out var due) && due <= now)
        {
            strands.Dequeue();
            if (strand.CleansUpTo == due && strand.CleansUpHere)
            {
                strand.EndCleanUp();
            }
        }
    }
}
