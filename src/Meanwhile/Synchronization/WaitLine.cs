namespace Meanwhile;

/// <summary>Those that wait for one thing, in the order in which they came. The waits themselves are the links: a line costs nothing.</summary>
internal sealed class WaitLine<T>
{
    private Waiter<T>? last;

    /// <summary>Who came first and has not gone on yet.</summary>
    internal Waiter<T>? First { get; private set; }

    internal int Count { get; private set; }

    internal void Add(Waiter<T> waiter)
    {
        waiter.Previous = last;
        if (last is null)
        {
            First = waiter;
        }
        else
        {
            last.Next = waiter;
        }

        last = waiter;
        Count++;
    }

    internal void Remove(Waiter<T> waiter)
    {
        if (waiter.Previous is { } before)
        {
            before.Next = waiter.Next;
        }
        else
        {
            First = waiter.Next;
        }

        if (waiter.Next is { } after)
        {
            after.Previous = waiter.Previous;
        }
        else
        {
            last = waiter.Previous;
        }

        waiter.Previous = null;
        waiter.Next = null;
        Count--;
    }

    /// <summary>Wakes the first of those that still wait.</summary>
    /// <returns>False if there is none.</returns>
    internal bool WakeOne()
    {
        for (var waiter = First; waiter is not null; waiter = waiter.Next)
        {
            if (waiter.IsWaiting)
            {
                waiter.Wake();
                return true;
            }
        }

        return false;
    }

    /// <summary>Wakes as many as are asked for, in order.</summary>
    internal void WakeMany(int most)
    {
        for (var waiter = First; waiter is not null && most > 0; waiter = waiter.Next)
        {
            if (waiter.IsWaiting)
            {
                waiter.Wake();
                most--;
            }
        }
    }

    /// <summary>Whether somebody is there who was not cancelled.</summary>
    internal bool HasAnyInTurn
    {
        get
        {
            for (var waiter = First; waiter is not null; waiter = waiter.Next)
            {
                if (!waiter.IsCancelled)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
