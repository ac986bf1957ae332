using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// A list in chunks. It grows without copying: a million entries leave no copies of half and a quarter behind for the
/// collector, and an emptied list gives its chunks back.
/// </summary>
internal sealed class ChunkedList<T>
{
    internal const int ChunkLength = 1 << Bits;
    private const int Bits = 10;
    private const int Mask = ChunkLength - 1;

    private Place[]?[] chunks = new Place[]?[4];

    internal int Count { get; private set; }

    internal ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref chunks[index >> Bits]![index & Mask].Item;
    }

    /// <summary>Adds a place at the end.</summary>
    /// <returns>Its index.</returns>
    internal int Add(T item)
    {
        var index = Count++;
        var chunk = index >> Bits;
        if (chunk == chunks.Length)
        {
            Array.Resize(ref chunks, chunk * 2);
        }

        (chunks[chunk] ??= new Place[ChunkLength])[index & Mask].Item = item;
        return index;
    }

    /// <summary>Takes the last place away.</summary>
    internal T RemoveLast()
    {
        var index = --Count;
        ref var place = ref this[index];
        var item = place;
        place = default!;

        // One spare chunk stays, so that a list that goes up and down at a border does not make a new one each time.
        var spare = (index >> Bits) + 2;
        if ((index & Mask) == 0 && spare < chunks.Length)
        {
            chunks[spare] = null;
        }

        return item;
    }

    // An array of references asks at every write whether the item fits the array's type; an array of structs knows.
    private struct Place
    {
        internal T Item;
    }
}
