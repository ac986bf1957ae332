using System.Collections;

namespace Meanwhile;

/// <summary>
/// The items that <c>Map</c> and <c>MapStream</c> work on. A collection is copied at the start, so that the work may change it: a
/// list from which it removes what is done. A sequence that is made as it goes, which may be of any length, is taken item by item.
/// </summary>
internal sealed class ItemSource<T> : IDisposable
{
    private readonly T[]? copy;
    private IEnumerator<T>? sequence;

    /// <param name="items">The items.</param>
    /// <param name="takesAll">Whether all are taken now, whatever they are.</param>
    internal ItemSource(IEnumerable<T> items, bool takesAll)
    {
        if (takesAll || HoldsItems(items))
        {
            copy = [.. items];
        }
        else
        {
            sequence = items.GetEnumerator();
        }
    }

    /// <summary>How many have been taken.</summary>
    internal int Taken { get; private set; }

    /// <summary>Takes the next one.</summary>
    /// <returns>False if there is none. That is asked of a sequence only once.</returns>
    internal bool TryTake(out T item)
    {
        item = default!;
        if (copy is not null)
        {
            if (Taken == copy.Length)
            {
                return false;
            }

            // It does not keep what has been worked on.
            (item, copy[Taken]) = (copy[Taken], default!);
        }
        else if (sequence is not null)
        {
            if (!sequence.MoveNext())
            {
                Dispose();
                return false;
            }

            item = sequence.Current;
        }
        else
        {
            return false;
        }

        Taken++;
        return true;
    }

    /// <summary>Lets go of the sequence.</summary>
    public void Dispose()
    {
        var open = sequence;
        sequence = null;
        open?.Dispose();
    }

    // A range looks like a collection too, and may be very long: it is read-only, and no collection of the general kind.
    private static bool HoldsItems(IEnumerable<T> items) => items is ICollection or ICollection<T> { IsReadOnly: false };
}
