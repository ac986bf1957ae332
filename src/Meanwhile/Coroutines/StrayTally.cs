using System.Collections.Concurrent;
using System.Numerics;

namespace Meanwhile;

/// <summary>
/// Counts the coroutines of one method that were made outside any loop, and tells on standard error of those that were never
/// awaited: of one that the collector finds then, of the rest when the process ends.
/// </summary>
internal sealed class StrayTally
{
    private static readonly ConcurrentBag<StrayTally> All = [];

    private readonly Func<string> name;
    private int open;
    private int lost;
    private int reported;

    static StrayTally()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => ReportAll();
    }

    private StrayTally(Func<string> name)
    {
        this.name = name;
        All.Add(this);
    }

    /// <summary>That of a type of coroutine.</summary>
    internal static StrayTally Of<TSource>()
        where TSource : CoroutineSource, new() => Single<TSource>.Tally;

    /// <summary>One more is made.</summary>
    internal Stray Made()
    {
        Interlocked.Increment(ref open);
        return new Stray(this);
    }

    /// <summary>Somebody has awaited it, though perhaps in vain.</summary>
    internal void Settled() => Interlocked.Decrement(ref open);

    /// <summary>The collector has found one. Called on the finalizer's thread alone.</summary>
    internal void Lost()
    {
        Interlocked.Decrement(ref open);
        lost++;

        // A program that loses very many is to hear of it, and not a line for each.
        if (BitOperations.IsPow2(lost))
        {
            Report(lost);
        }
    }

    private static void ReportAll()
    {
        foreach (var tally in All.OrderBy(static tally => tally.name(), StringComparer.Ordinal))
        {
            var never = Volatile.Read(ref tally.lost) + Volatile.Read(ref tally.open);
            if (never > tally.reported)
            {
                tally.Report(never);
            }
        }
    }

    private void Report(int never)
    {
        reported = never;
        EventLoop.Report(LoopError.NeverAwaited(name(), never), handler: null);
    }

    private static class Single<TSource>
        where TSource : CoroutineSource, new()
    {
        internal static readonly StrayTally Tally = new(static () => new TSource().Name);
    }
}
