using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>A table whose entries keep their place for as long as they stay, so that four bytes name one. Places are used again.</summary>
internal sealed class SlotTable<T>
    where T : class
{
    private const int Smallest = ChunkedList<T>.ChunkLength;

    private ChunkedList<T?> slots = new();
    private ChunkedList<int> vacant = new();

    // After a burst: places from here on are not used again, so that the table can end before them when they are empty.
    private int limit = int.MaxValue;

    // How many places from the limit on are empty; they are not among the vacant ones.
    private int givenUp;

    /// <summary>How many entries there are.</summary>
    internal int Count => slots.Count - vacant.Count - givenUp;

    /// <summary>All places, vacant ones too, lie below this.</summary>
    internal int End => slots.Count;

    /// <summary>The entry in that place, or null.</summary>
    internal T? this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => slot < slots.Count ? slots[slot] : null;
    }

    /// <summary>Takes an entry in.</summary>
    /// <returns>Its place.</returns>
    internal int Add(T entry)
    {
        if (vacant.Count == 0 && !TakeBack())
        {
            return slots.Add(entry);
        }

        var slot = vacant.RemoveLast();
        slots[slot] = entry;
        return slot;
    }

    /// <summary>Gives a place up.</summary>
    internal void Remove(int slot)
    {
        slots[slot] = null;
        if (slot < limit)
        {
            vacant.Add(slot);
        }
        else
        {
            givenUp++;
        }

        if (slots.Count > Smallest && vacant.Count + givenUp == slots.Count)
        {
            // The memory of a burst goes back when its last entry has gone.
            slots = new ChunkedList<T?>();
            vacant = new ChunkedList<int>();
            limit = int.MaxValue;
            givenUp = 0;
        }
    }

    /// <summary>Gives the memory of a burst back as far as no entry is in the way; the places of new ones are chosen so that it all goes in time.</summary>
    internal void Trim()
    {
        if (limit == int.MaxValue)
        {
            var wanted = Math.Max(Smallest, Count * 2);
            if (slots.Count < wanted * 2)
            {
                return;
            }

            SetLimit(wanted);
        }

        while (slots.Count > limit && slots[slots.Count - 1] is null)
        {
            slots.RemoveLast();
            givenUp--;
        }

        if (slots.Count <= limit)
        {
            limit = int.MaxValue;
        }
    }

    // It has grown again: there is use for the places from the limit on after all.
    private bool TakeBack()
    {
        if (givenUp == 0)
        {
            return false;
        }

        SetLimit(int.MaxValue);
        return true;
    }

    private void SetLimit(int most)
    {
        var empty = vacant.Count + givenUp;
        limit = most;
        vacant = new ChunkedList<int>();

        // Downwards: the lowest place is used first.
        for (var slot = Math.Min(limit, slots.Count) - 1; slot >= 0; slot--)
        {
            if (slots[slot] is null)
            {
                vacant.Add(slot);
            }
        }

        givenUp = empty - vacant.Count;
    }
}
