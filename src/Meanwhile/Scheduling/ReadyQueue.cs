using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// What is ready to run, in the order in which it became ready. A chain of segments: it grows without copying, and the
/// segments of a burst serve again until the loop is idle.
/// </summary>
internal sealed class ReadyQueue
{
    private const int SegmentLength = 256;

    private Segment first;
    private Segment last;
    private Segment? spare;
    private int head;
    private int tail;
    private int count;

    internal ReadyQueue()
    {
        first = last = new Segment();
    }

    internal int Count => count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enqueue(IReadyItem item)
    {
        var items = last.Items;
        if ((uint)tail >= (uint)items.Length)
        {
            items = AddSegment();
        }

        items[tail++].Item = item;
        count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal IReadyItem Dequeue()
    {
        Debug.Assert(count > 0, "an item is taken only from a queue that has one");
        if (head == SegmentLength)
        {
            NextSegment();
        }

        ref var place = ref first.Items[head++].Item;
        var item = place!;
        place = null;
        count--;
        return item;
    }

    /// <summary>Takes an item out of the middle; the others keep their order.</summary>
    internal IReadyItem TakeAt(int index)
    {
        Debug.Assert(index < count, "a policy picks one that is there");
        var before = new IReadyItem[index];
        for (var i = 0; i < index; i++)
        {
            before[i] = Dequeue();
        }

        var item = Dequeue();
        var after = count;
        foreach (var passed in before)
        {
            Enqueue(passed);
        }

        for (; after > 0; after--)
        {
            Enqueue(Dequeue());
        }

        return item;
    }

    /// <summary>Gives the memory of a burst back.</summary>
    internal void Trim()
    {
        if (spare is { } kept)
        {
            kept.Next = null;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Place[] AddSegment()
    {
        var added = spare ?? new Segment();
        spare = added.Next;
        added.Next = null;
        last.Next = added;
        last = added;
        tail = 0;
        return added.Items;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NextSegment()
    {
        var emptied = first;
        first = emptied.Next!;
        emptied.Next = spare;
        spare = emptied;
        head = 0;
    }

    // An array of references asks at every write whether the item fits the array's type; an array of structs knows.
    private struct Place
    {
        internal IReadyItem? Item;
    }

    private sealed class Segment
    {
        internal readonly Place[] Items = new Place[SegmentLength];

        internal Segment? Next { get; set; }
    }
}
