namespace Meanwhile;

/// <summary>The free sources of one type on one loop. Used by the loop's thread alone, so nothing here is interlocked.</summary>
internal abstract class SourcePool
{
    private static int types;

    /// <summary>How many sources are handed out: at the loop's end, those that were made and never awaited.</summary>
    internal int Outstanding;

    /// <summary>A name of the type's coroutine method.</summary>
    internal abstract string Name { get; }

    /// <summary>In debug mode: where those that are still out were made, a line each.</summary>
    internal abstract string Places();

    /// <summary>Frees what the last period did not need.</summary>
    internal abstract void Trim();

    protected static int NextIndex() => Interlocked.Increment(ref types) - 1;
}

/// <inheritdoc cref="SourcePool"/>
internal sealed class SourcePool<TSource>(EventLoop loop) : SourcePool
    where TSource : CoroutineSource, new()
{
    /// <summary>Where every loop keeps its pool of this type.</summary>
    internal static readonly int Index = NextIndex();

    private const int MostFree = 4096;

    // In debug mode: where each that is out was made.
    private readonly Dictionary<CoroutineSource, string>? places = loop.Debug ? [] : null;

    private CoroutineSource? free;
    private int freeCount;

    // The fewest that were free since the last trim: that many were never needed.
    private int fewestFree;

    internal override string Name => new TSource().Name;

    internal TSource Rent()
    {
        Outstanding++;
        if (places is not null)
        {
            return RentWithPlace(places);
        }

        return free is null ? new TSource { Loop = loop } : TakeFree();
    }

    internal void Return(TSource source)
    {
        Outstanding--;
        places?.Remove(source);
        if (freeCount < MostFree)
        {
            source.NextFree = free;
            free = source;
            freeCount++;
        }
        else
        {
            source.NextFree = null;
        }
    }

    internal override string Places()
    {
        return places is null ? "" : string.Concat(places.Values.Select(place => $"{Environment.NewLine}   created {place}"));
    }

    internal override void Trim()
    {
        // Half of what was idle goes, so that a program with regular bursts settles instead of starting cold each time.
        var surplus = (fewestFree + 1) / 2;
        while (surplus-- > 0 && free is { } source)
        {
            free = source.NextFree;
            source.NextFree = null;
            freeCount--;
        }

        fewestFree = freeCount;
    }

    private TSource RentWithPlace(Dictionary<CoroutineSource, string> known)
    {
        var source = free is null ? new TSource { Loop = loop } : TakeFree();
        known[source] = CallerPlace.OutsideTheLibrary();
        return source;
    }

    private TSource TakeFree()
    {
        var source = free!;
        free = source.NextFree;
        source.NextFree = null;
        if (--freeCount < fewestFree)
        {
            fewestFree = freeCount;
        }

        return System.Runtime.CompilerServices.Unsafe.As<TSource>(source);
    }
}
