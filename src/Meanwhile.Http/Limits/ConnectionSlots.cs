namespace Meanwhile;

/// <summary>So many requests at once; the others wait, first come, first served.</summary>
internal sealed class ConnectionSlots(int limit)
{
    private readonly LinkedList<SlotWait> waiting = [];
    private int taken;

    /// <summary>Whether nobody holds or awaits a slot.</summary>
    internal bool IsIdle => taken == 0 && waiting.Count == 0;

    internal int Taken => taken;

    /// <summary>Takes a slot if one is free and nobody came before.</summary>
    internal bool TryTake()
    {
        if (taken >= limit)
        {
            return false;
        }

        taken++;
        return true;
    }

    /// <summary>Stands at the end of the queue; when the wait is done, the slot is the waiter's.</summary>
    internal SlotWait Wait(Exchange exchange)
    {
        var wait = new SlotWait(exchange, waiting);
        waiting.AddLast(wait.Place);
        return wait;
    }

    /// <summary>Hands the slot to the next in the queue, or frees it.</summary>
    internal void Release()
    {
        if (waiting.First is { } first)
        {
            waiting.RemoveFirst();
            first.Value.SetResult();
        }
        else
        {
            taken--;
        }
    }
}
