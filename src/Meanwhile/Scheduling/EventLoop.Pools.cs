using System.Runtime.CompilerServices;

namespace Meanwhile;

public sealed partial class EventLoop
{
    private SourcePool?[] pools = new SourcePool?[64];

    /// <summary>The pool of one type of coroutine source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SourcePool<TSource> Pool<TSource>()
        where TSource : CoroutineSource, new()
    {
        var known = pools;
        var index = SourcePool<TSource>.Index;
        return (uint)index < (uint)known.Length && known[index] is { } pool
            ? Unsafe.As<SourcePool<TSource>>(pool)
            : MakePool<TSource>(index);
    }

    /// <summary>The pools of all types that were used so far.</summary>
    internal IEnumerable<SourcePool> UsedPools => pools.OfType<SourcePool>();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private SourcePool<TSource> MakePool<TSource>(int index)
        where TSource : CoroutineSource, new()
    {
        if (index >= pools.Length)
        {
            Array.Resize(ref pools, Math.Max(index + 1, pools.Length * 2));
        }

        var pool = new SourcePool<TSource>(this);
        pools[index] = pool;
        return pool;
    }

    private void TrimPools()
    {
        foreach (var pool in pools)
        {
            pool?.Trim();
        }

        LeftWaits.Trim();
        LeftTaskEnds.Trim();
    }

    private void ReportNeverAwaited()
    {
        if (TaskCount > 0 || branches.Count > 0)
        {
            // What is still in flight has been reported as such, and cannot be told from what never began.
            return;
        }

        foreach (var pool in pools)
        {
            if (pool is { Outstanding: > 0 and var forgotten })
            {
                Report(LoopError.NeverAwaited(pool.Name, forgotten, pool.Places()));
            }
        }
    }
}
