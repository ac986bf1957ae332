using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <inheritdoc cref="SourcePool"/>
internal sealed class SourcePool<TSource>(EventLoop loop) : SourcePool
    where TSource : CoroutineSource, new()
{
    /// <summary>Where every loop keeps its pool of this type.</summary>
    internal static readonly int Index = NextIndex();

    private const int FewestPlaces = 16;
    private const int MostPlaces = 4096;

    // In debug mode: where each that is out was made.
    private readonly Dictionary<CoroutineSource, string>? places = loop.Debug ? [] : null;

    // A stack. What was popped stays in its place until another is pushed there: most often it comes back itself, and
    // writing the same reference again would cost a write barrier for nothing.
    // In debug mode there is no place: each source is used once, and its way is the slow one.
    private TSource?[] free = loop.Debug ? [] : new TSource?[FewestPlaces];
    private int freeCount;

    // The fewest that were free since the last trim: that many were never needed.
    private int fewestFree;

    // Those that belong to this pool, wherever they are.
    private int known;

    internal override int Outstanding => known - freeCount;

    internal override string Name => new TSource().Name;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TSource Rent()
    {
        var index = freeCount - 1;
        var stack = free;
        if ((uint)index >= (uint)stack.Length)
        {
            return RentSlowly();
        }

        freeCount = index;
        if (index < fewestFree)
        {
            fewestFree = index;
        }

        return stack[index]!;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Return(TSource source)
    {
        var index = freeCount;
        var stack = free;
        if ((uint)index >= (uint)stack.Length)
        {
            ReturnSlowly(source);
            return;
        }

        if (stack[index] != source)
        {
            stack[index] = source;
        }

        freeCount = index + 1;
    }

    /// <summary>A source that was made outside any loop belongs to this one from here on.</summary>
    internal void Adopt() => known++;

    internal override string Places() =>
        places is null ? "" : string.Concat(places.Values.Select(place => $"{Environment.NewLine}   created {place}"));

    internal override void Trim()
    {
        // Half of what was idle goes, so that a program with regular bursts settles instead of starting cold each time.
        var surplus = (fewestFree + 1) / 2;
        freeCount -= surplus;
        known -= surplus;
        fewestFree = freeCount;
        if (freeCount < free.Length / 4 && free.Length > FewestPlaces)
        {
            Array.Resize(ref free, Math.Max(FewestPlaces, free.Length / 2));
        }

        Array.Clear(free, freeCount, free.Length - freeCount);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TSource RentSlowly()
    {
        known++;
        var source = new TSource { Loop = loop };
        if (places is not null)
        {
            places[source] = CallerPlace.OutsideTheLibrary();
        }

        return source;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnSlowly(TSource source)
    {
        if (places is not null || free.Length == MostPlaces)
        {
            places?.Remove(source);
            known--;
            return;
        }

        if (freeCount == free.Length)
        {
            Array.Resize(ref free, free.Length * 2);
        }

        free[freeCount++] = source;
    }
}
