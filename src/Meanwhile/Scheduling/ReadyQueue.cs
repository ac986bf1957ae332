using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>What is ready to run, in the order in which it became ready. A ring that grows and, when idle, shrinks.</summary>
internal sealed class ReadyQueue
{
    private const int SmallestCapacity = 64;

    private IReadyItem?[] items = new IReadyItem?[SmallestCapacity];
    private int head;
    private int count;

    internal int Count => count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enqueue(IReadyItem item)
    {
        var ring = items;
        if (count == ring.Length)
        {
            ring = Resize(count * 2);
        }

        ring[(head + count) & (ring.Length - 1)] = item;
        count++;
    }

    internal IReadyItem Dequeue()
    {
        Debug.Assert(count > 0, "an item is taken only from a queue that has one");
        var ring = items;
        ref var place = ref ring[head];
        var item = place!;
        place = null;
        head = (head + 1) & (ring.Length - 1);
        count--;
        return item;
    }

    /// <summary>Takes an item out of the middle; those before it keep their order.</summary>
    internal IReadyItem TakeAt(int index)
    {
        var mask = items.Length - 1;
        var item = items[(head + index) & mask]!;
        for (var i = index; i > 0; i--)
        {
            items[(head + i) & mask] = items[(head + i - 1) & mask];
        }

        items[head] = null;
        head = (head + 1) & mask;
        count--;
        return item;
    }

    /// <summary>Gives memory back after a burst.</summary>
    internal void Trim()
    {
        if (count == 0 && items.Length > SmallestCapacity * 64)
        {
            items = new IReadyItem?[SmallestCapacity];
            head = 0;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private IReadyItem?[] Resize(int capacity)
    {
        var larger = new IReadyItem?[capacity];
        var first = Math.Min(count, items.Length - head);
        Array.Copy(items, head, larger, 0, first);
        Array.Copy(items, 0, larger, first, count - first);
        items = larger;
        head = 0;
        return larger;
    }
}
