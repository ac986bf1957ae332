using System.Collections;

namespace Meanwhile;

/// <summary>Several who wait for one future, in the order in which they came. Of very many each may leave, at a cost that does not grow with their number.</summary>
internal sealed class WaiterList : IEnumerable<object>
{
    // So many are looked through as fast as looked up.
    private const int Few = 32;

    // Null for one that has left.
    private readonly List<object?> inOrder = [];
    private int gaps;

    // Where each stands, of one that came twice the first; made when one of many leaves.
    private Dictionary<object, int>? places;

    internal WaiterList(object first, object second)
    {
        inOrder.Add(first);
        inOrder.Add(second);
    }

    internal object? Last => inOrder.Count == 0 ? null : inOrder[^1];

    internal void Add(object waiter)
    {
        places?.TryAdd(waiter, inOrder.Count);
        inOrder.Add(waiter);
    }

    /// <summary>Of one that came twice the first time is taken back.</summary>
    internal void Remove(object waiter)
    {
        if (PlaceOf(waiter) is not (>= 0 and var place))
        {
            return;
        }

        places?.Remove(waiter);
        inOrder[place] = null;
        gaps++;
        while (inOrder.Count > 0 && inOrder[^1] is null)
        {
            inOrder.RemoveAt(inOrder.Count - 1);
            gaps--;
        }

        if (gaps > Few && gaps > inOrder.Count / 2)
        {
            Close();
        }
    }

    /// <returns>How many there were.</returns>
    internal int RemoveAll(Predicate<object> isMeant)
    {
        Close();
        return inOrder.RemoveAll(waiter => isMeant(waiter!));
    }

    public IEnumerator<object> GetEnumerator()
    {
        foreach (var waiter in inOrder)
        {
            if (waiter is not null)
            {
                yield return waiter;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PlaceOf(object waiter)
    {
        if (places is null && inOrder.Count > Few)
        {
            places = new Dictionary<object, int>(inOrder.Count, ReferenceEqualityComparer.Instance);
            for (var i = 0; i < inOrder.Count; i++)
            {
                if (inOrder[i] is { } known)
                {
                    places.TryAdd(known, i);
                }
            }
        }

        return places?.TryGetValue(waiter, out var place) == true ? place : inOrder.FindIndex(known => ReferenceEquals(known, waiter));
    }

    private void Close()
    {
        if (gaps > 0)
        {
            inOrder.RemoveAll(static waiter => waiter is null);
            gaps = 0;
        }

        places = null;
    }
}
