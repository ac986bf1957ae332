using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>A table whose entries keep their place for as long as they stay, so that four bytes name one. Places are used again.</summary>
internal sealed class SlotTable<T>
    where T : class
{
    private ChunkedList<T?> slots = new();
    private ChunkedList<int> vacant = new();

    /// <summary>How many entries there are.</summary>
    internal int Count => slots.Count - vacant.Count;

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
        if (vacant.Count == 0)
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
        vacant.Add(slot);
        if (vacant.Count == slots.Count && slots.Count > ChunkedList<T>.ChunkLength)
        {
            // The memory of a burst goes back when its last entry has gone.
            slots = new ChunkedList<T?>();
            vacant = new ChunkedList<int>();
        }
    }
}
