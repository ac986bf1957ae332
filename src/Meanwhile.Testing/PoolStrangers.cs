namespace Meanwhile.Testing;

/// <summary>The threads of the pool that have long been busy with one and the same thing, which is no concern of any loop. The same for all clocks.</summary>
/// <remarks>
/// They are known by what does not change: as long as no work item ends but such as carry a mark, and as many threads are busy beside those with a
/// mark, it is those. A thread that has only not yet found that there is nothing more to do is not busy for so long.
/// </remarks>
internal static class PoolStrangers
{
    private static readonly Lock Gate = new();
    private static readonly long LongWhile = TimeProvider.System.TimestampFrequency / 4;
    private static readonly long Glance = TimeProvider.System.TimestampFrequency / 100;

    private static PoolCounts seen;
    private static long since;
    private static long last;
    private static volatile Known known = new(default);

    /// <summary>Whether all that are busy have long been.</summary>
    internal static bool AreAll(PoolCounts counts)
    {
        var those = known.Counts;
        if (counts.Busy < those.Busy)
        {
            // One of them is gone, and who takes its place is another.
            known = new Known(default);
        }

        return counts.IsAs(those);
    }

    /// <summary>Each of the threads that are busy is known to be with something that it has begun.</summary>
    internal static void Know(PoolCounts counts) => known = new Known(counts);

    /// <summary>Looks at the pool while nothing is queued there, where no more can be told of its threads.</summary>
    internal static void Look(PoolCounts counts, long now)
    {
        lock (Gate)
        {
            // What has not been looked at for a while may have been another thing meanwhile.
            if (!counts.IsAs(seen) || now - last > Glance)
            {
                (seen, since) = (counts, now);
            }

            last = now;
            if (now - since >= LongWhile)
            {
                known = new Known(counts);
            }
        }
    }

    private sealed record Known(PoolCounts Counts);
}
