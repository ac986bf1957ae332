namespace Meanwhile.Testing;

/// <summary>Tells when nothing that was queued on the thread pool is still to be done for a clock's loops. All of it is guarded by the clock's gate.</summary>
/// <remarks>
/// <para>
/// A quiet pool tells so by its counts, exactly: where no thread is busy, then nothing is queued, and then the counts are still what they were,
/// there was a moment between at which there was neither. An item that was taken up meanwhile would be seen as busy or as completed.
/// </para>
/// <para>
/// What others do there, the counts do not tell from what is done for the loops. Code that carries a loop's mark is known, so in doubt is only what
/// is queued, and what a thread has taken up and not yet begun. Where nothing is queued, the system tells which threads could be about to begin
/// something: <see cref="PoolThreads"/>. Where others queue their work all the time each thread is asked: items are taken up in their order, so a
/// thread that runs one of the <see cref="PoolFence"/> has done with all that it took up before.
/// </para>
/// </remarks>
internal sealed class PoolRest(object gate)
{
    private static readonly long AtOnce = Ticks(TimeSpan.FromMicroseconds(30));
    private static readonly long Moment = Ticks(TimeSpan.FromMilliseconds(5));

    // So long nothing is taken up only where no thread is free.
    private static readonly long Starving = Ticks(TimeSpan.FromMilliseconds(100));

    // As long as one may wait for a processor that has taken up an item: where it cannot be told whether one does, it is waited for less long.
    private static readonly long ForProcessor = Ticks(TimeSpan.FromMilliseconds(PoolThreads.AreKnown ? 500 : 50));

    private static readonly HashSet<string> None = [];

    private readonly PoolFence fence = new(gate);
    private long began;
    private long completed;
    private long completedAt;
    private PoolCounts before;
    private long stillSince;
    private long lastNews;
    private bool isFenced;
    private long passedAt;
    private PoolThreadsSeen? seen;

    /// <summary>The pool had no thread for what was queued since it was begun. It makes one after half a second, or after some where the machine is busy, and then the next.</summary>
    internal bool HasStarved { get; private set; }

    /// <summary>Whether the system is to be asked how the threads are, before the next look. That takes a while, and is not done while others wait for the gate.</summary>
    internal bool AsksForThreads { get; private set; }

    /// <summary>Begins anew.</summary>
    internal void Begin() => (began, HasStarved, AsksForThreads, seen) = (0, false, false, null);

    /// <summary>The system was asked.</summary>
    internal void Saw(PoolThreadsSeen threads) => (seen, AsksForThreads) = (threads, false);

    /// <summary>Looks whether the pool has come to rest.</summary>
    /// <param name="news">Any change of it tells that something of the loops has begun or ended on the pool.</param>
    /// <param name="now">The time.</param>
    /// <returns>How many milliseconds to wait before it is worth to look again; null if it has.</returns>
    internal int? Look(long news, long now)
    {
        // What was seen holds where nothing has come since.
        var threads = news == lastNews ? seen : null;
        (seen, AsksForThreads) = (null, false);
        var counts = PoolCounts.Now;
        var hasQueued = ThreadPool.PendingWorkItemCount > 0;
        if (counts.Busy == 0 && !hasQueued && PoolCounts.Now == counts)
        {
            return null;
        }

        if (began == 0)
        {
            (began, completed, completedAt) = (now, counts.Completed, now);
            Forget(news, counts, now);
        }
        else if (news != lastNews)
        {
            Forget(news, counts, now);
        }

        if (!hasQueued || counts.Completed != completed)
        {
            (completed, completedAt) = (counts.Completed, now);
        }
        else
        {
            HasStarved |= now - completedAt >= Starving;
        }

        if (now - began < AtOnce)
        {
            // Most often a thread has just ended our last item, and looks for another.
            return 0;
        }

        if (hasQueued || counts != before)
        {
            (before, stillSince) = (counts, now);
            return AwaitFence(threads, now);
        }

        // All has been taken up, and the threads that are busy end nothing: either they soon do, or they are with something long that is none of ours.
        // They are asked each time: a thread that was called and found nothing to do is gone without a trace, and another one counts in its place.
        return now - stillSince >= ForProcessor || (PoolThreads.AreKnown && HaveAllBegun(None, threads)) ? null : 1;
    }

    private bool HaveAllBegun(HashSet<string> done, PoolThreadsSeen? threads)
    {
        if (!PoolThreads.AreKnown)
        {
            return done.Count >= before.Busy;
        }

        AsksForThreads = threads is null;
        return threads?.MayHaveTakenUp(done) == false;
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * TimeProvider.System.TimestampFrequency);

    private void Forget(long news, PoolCounts counts, long now)
    {
        lastNews = news;
        before = counts;
        stillSince = now;
        isFenced = false;
        passedAt = 0;
    }

    /// <summary>Others keep the pool busy.</summary>
    private int? AwaitFence(PoolThreadsSeen? threads, long now)
    {
        if (!fence.IsPassed)
        {
            // One of before, or this one: a pool that has no thread free gets no more of them.
            return 1;
        }

        if (!isFenced)
        {
            fence.Forget();
            isFenced = true;
        }
        else
        {
            passedAt = passedAt == 0 ? now : passedAt;

            // A moment more for what a thread had to give to others when it was told to stop.
            var passed = now - passedAt;
            if (passed >= Moment && (passed >= ForProcessor || HaveAllBegun(fence.Passers, threads?.At >= passedAt + Moment ? threads : null)))
            {
                return null;
            }

            if (AsksForThreads)
            {
                return 1;
            }
        }

        fence.Queue();
        return 1;
    }
}
