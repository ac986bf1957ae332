namespace Meanwhile;

/// <summary>
/// Who cleans up before a cancel is thrown, and for how long by the loop's clock. That of a test goes much faster than the real one, by which
/// their time is measured too: code that waits for this loop alone gets no more of it than it would in real time.
/// </summary>
internal sealed class CleanUpTimes
{
    private readonly List<LoopTask> strands = [];

    internal bool IsEmpty => strands.Count == 0;

    internal void Add(LoopTask strand)
    {
        if (!strands.Contains(strand))
        {
            strands.Add(strand);
        }
    }

    /// <summary>How long the loop may wait, if it was to wait so long.</summary>
    internal long Limit(long wait, long now)
    {
        foreach (var strand in strands)
        {
            if (strand.CleansUpHere)
            {
                wait = Math.Clamp(strand.CleansUpTo - now, 0, wait);
            }
        }

        return wait;
    }

    /// <summary>Ends the time of those for whom it is over.</summary>
    internal void End(long now)
    {
        var over = strands.FindAll(strand => strand.CleansUpTo <= now && strand.CleansUpHere);
        strands.RemoveAll(strand => !strand.CleansUp || strand.CleansUpTo <= now);
        foreach (var strand in over)
        {
            strand.EndCleanUp();
        }
    }
}
