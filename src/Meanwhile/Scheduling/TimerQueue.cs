namespace Meanwhile;

/// <summary>
/// The timers of a loop: a heap by due time, then by the order in which they were set, so that equal deadlines fire first
/// set, first fired. A cancelled timer is told by its target and left in place; when half of the heap is such, it is rebuilt.
/// </summary>
internal sealed class TimerQueue(EventLoop loop) : IWaitable
{
    private const int Arity = 4;
    private const int SmallestRebuild = 64;

    private Entry[] heap = new Entry[16];
    private int count;
    private int cancelled;
    private int lastSequence;

    internal int Count => count;

    /// <summary>When the next timer is due, or -1 without any.</summary>
    internal long NextDue
    {
        get
        {
            while (count > 0 && !heap[0].IsLive)
            {
                RemoveFirst();
                cancelled--;
            }

            return count > 0 ? heap[0].Due : -1;
        }
    }

    /// <summary>Sets a timer.</summary>
    /// <returns>Its number, never 0.</returns>
    internal int Add(long due, ITimerTarget target)
    {
        if (++lastSequence == 0)
        {
            lastSequence = 1;
        }

        if (count == heap.Length)
        {
            Array.Resize(ref heap, count * 2);
        }

        SiftUp(count++, new Entry(due, lastSequence, target));
        return lastSequence;
    }

    /// <summary>A target has given up its timer.</summary>
    internal void Cancelled()
    {
        cancelled++;
        if (cancelled >= SmallestRebuild && cancelled * 2 > count)
        {
            Rebuild();
        }
    }

    /// <summary>Fires what is due, in order.</summary>
    internal void Fire(long now)
    {
        while (count > 0 && heap[0].Due <= now)
        {
            var first = heap[0];
            RemoveFirst();
            if (first.IsLive)
            {
                first.Target.Fire();
            }
            else
            {
                cancelled--;
            }
        }
    }

    void IWaitable.Register(LoopTask parking) => parking.ArmTimer(Add(loop.ParkingDue, parking));

    void IWaitable.Interrupt(LoopTask parked, CancelRequest request) => parked.InterruptElapsing();

    string IWaitable.Describe(LoopTask parked)
    {
        foreach (ref readonly var entry in heap.AsSpan(0, count))
        {
            if (ReferenceEquals(entry.Target, parked) && entry.IsLive)
            {
                return $"sleep, {TimeSpan.FromTicks(Math.Max(0, entry.Due - loop.Ticks)).TotalSeconds:0.###} s left";
            }
        }

        return "sleep, due now";
    }

    private void RemoveFirst()
    {
        var last = heap[--count];
        heap[count] = default;
        if (count > 0)
        {
            SiftDown(0, last);
        }
    }

    private void Rebuild()
    {
        var live = 0;
        for (var i = 0; i < count; i++)
        {
            if (heap[i].IsLive)
            {
                heap[live++] = heap[i];
            }
        }

        Array.Clear(heap, live, count - live);
        count = live;
        cancelled = 0;
        if (heap.Length > 1024 && count < heap.Length / 8)
        {
            Array.Resize(ref heap, heap.Length / 4);
        }

        for (var i = (count - 2) / Arity; i >= 0 && count > 1; i--)
        {
            SiftDown(i, heap[i]);
        }
    }

    private void SiftUp(int index, Entry entry)
    {
        var entries = heap;
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            if (!entry.IsBefore(in entries[parent]))
            {
                break;
            }

            entries[index] = entries[parent];
            index = parent;
        }

        entries[index] = entry;
    }

    private void SiftDown(int index, Entry entry)
    {
        var entries = heap;
        var limit = count;
        while (true)
        {
            var child = (index * Arity) + 1;
            if (child >= limit)
            {
                break;
            }

            var end = Math.Min(child + Arity, limit);
            var least = child;
            for (var i = child + 1; i < end; i++)
            {
                if (entries[i].IsBefore(in entries[least]))
                {
                    least = i;
                }
            }

            if (!entries[least].IsBefore(in entry))
            {
                break;
            }

            entries[index] = entries[least];
            index = least;
        }

        entries[index] = entry;
    }

    private readonly struct Entry(long due, int sequence, ITimerTarget target)
    {
        internal long Due { get; } = due;

        internal ITimerTarget Target { get; } = target;

        private readonly int sequence = sequence;

        internal bool IsLive => Target.IsArmed(sequence);

        // The difference of two sequence numbers keeps its sign when the counter wraps.
        internal bool IsBefore(in Entry other) => Due != other.Due ? Due < other.Due : sequence - other.sequence < 0;
    }
}
