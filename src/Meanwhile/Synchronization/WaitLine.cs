namespace Meanwhile;

/// <summary>Those that wait for one thing, in the order in which they came. The waits themselves are the links: a line costs nothing.</summary>
internal sealed class WaitLine<T>
{
    private Waiter<T>? last;

    // Nobody before it waits any longer: they were woken or cancelled, and have not gone on yet.
    private Waiter<T>? next;
    private int inTurn;

    /// <summary>Who came first and has not gone on yet.</summary>
    internal Waiter<T>? First { get; private set; }

    internal int Count { get; private set; }

    /// <summary>Whether somebody is there who was not cancelled.</summary>
    internal bool HasAnyInTurn => inTurn > 0;

    /// <summary>How many places were looked at so far to find whom to wake.</summary>
    internal long LookedAt { get; private set; }

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
        next ??= waiter;
        inTurn++;
        Count++;
    }

    internal void Remove(Waiter<T> waiter)
    {
        if (next == waiter)
        {
            next = waiter.Next;
        }

        if (!waiter.IsCancelled)
        {
            inTurn--;
        }

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

    /// <summary>One of them was cancelled, and will go on to leave the line.</summary>
    internal void NoteCancelled() => inTurn--;

    /// <summary>Wakes the first of those that still wait.</summary>
    /// <returns>False if there is none.</returns>
    internal bool WakeOne()
    {
        while (next is { } waiter)
        {
            next = waiter.Next;
            LookedAt++;
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
        while (most > 0 && WakeOne())
        {
            most--;
        }
    }
}
