using System.Globalization;

namespace Meanwhile;

/// <summary>
/// The timers of a loop: a heap by due time, then by the order in which they were set, so that equal deadlines fire first
/// set, first fired. A cancelled timer is told by its target and left in place; when most of the heap is such, it is rebuilt.
/// </summary>
/// <remarks>
/// The heap holds numbers and no references: an entry takes 16 bytes, the collector has nothing to follow, and moving entries
/// costs no write barrier.
/// </remarks>
internal sealed class TimerQueue(EventLoop loop) : IWaitable
{
    private const int Arity = 4;
    private const int SmallestRebuild = 64;

    private readonly ChunkedList<Entry> heap = new();

    // Who is woken, unless it is a task: the loop has a table of those already.
    private readonly SlotTable<ITimerTarget> others = new();
    private int cancelled;
    private int lastSequence;

    internal int Count => heap.Count;

    /// <summary>When the next timer is due, 0 for a time before the loop was made, or -1 without any.</summary>
    internal long NextDue
    {
        get
        {
            while (heap.Count > 0 && LiveTarget(in heap[0]) is null)
            {
                RemoveFirst();
                cancelled--;
            }

            return heap.Count > 0 ? Math.Max(0, heap[0].Due) : -1;
        }
    }

    /// <summary>Sets a timer.</summary>
    /// <returns>Its number, never 0.</returns>
    internal int Add(long due, ITimerTarget target)
    {
        if (++lastSequence == 0)
        {
            // The numbers begin anew: no cancelled timer may be left that would pass for one to come.
            Rebuild();
            lastSequence = 1;
        }

        // A place in the loop's own table is named by its complement.
        var place = target is LoopTask and not Branch ? target.TimerPlace : target.TimerPlace = others.Add(target);
        var entry = new Entry(due, lastSequence, place);
        SiftUp(heap.Add(entry), entry);
        return lastSequence;
    }

    /// <summary>A target has given up its timer. What is left of that until its time does not keep the target alive.</summary>
    internal void Cancelled(ITimerTarget target)
    {
        if (target.TimerPlace >= 0)
        {
            others.Remove(target.TimerPlace);
        }

        cancelled++;
        if (cancelled >= SmallestRebuild && cancelled > heap.Count / 4 * 3)
        {
            Rebuild();
        }
    }

    /// <summary>Fires what is due, in order.</summary>
    internal void Fire(long now)
    {
        while (heap.Count > 0 && heap[0].Due <= now)
        {
            var target = LiveTarget(in heap[0]);
            var place = heap[0].Place;
            RemoveFirst();
            if (target is null)
            {
                cancelled--;
                continue;
            }

            if (place >= 0)
            {
                others.Remove(place);
            }

            target.Fire();
        }
    }

    /// <summary>Gives the memory of a burst back.</summary>
    internal void Trim() => others.Trim();

    void IWaitable.Register(LoopTask parking) => parking.ArmTimer(Add(loop.ParkingDue, parking));

    void IWaitable.Interrupt(LoopTask parked, CancelRequest request) => parked.InterruptElapsing();

    string IWaitable.Describe(LoopTask parked)
    {
        var due = new Dictionary<LoopTask, long> { [parked] = 0 };
        FindDue(due);
        return DescribeSleep(due[parked]);
    }

    /// <summary>Finds when sleeping tasks are due, all of them by one look through the timers.</summary>
    /// <param name="sleepers">Takes the times of those that are in it.</param>
    internal void FindDue(Dictionary<LoopTask, long> sleepers)
    {
        for (var i = 0; i < heap.Count; i++)
        {
            ref readonly var entry = ref heap[i];
            if (LiveTarget(in entry) is LoopTask sleeper && sleepers.ContainsKey(sleeper))
            {
                sleepers[sleeper] = entry.Due;
            }
        }
    }

    /// <summary>A sleep in a few words.</summary>
    /// <param name="due">When it ends.</param>
    internal string DescribeSleep(long due) =>
        string.Create(CultureInfo.InvariantCulture, $"sleep, {TimeSpan.FromTicks(Math.Max(0, due - loop.Time.Ticks)).TotalSeconds:0.###} s left");

    /// <summary>Whom the timer wakes; null if it was cancelled. The place of one that has ended may be another's by now.</summary>
    private ITimerTarget? LiveTarget(in Entry entry)
    {
        var target = entry.Place < 0 ? loop.TaskAt(~entry.Place) : others[entry.Place];
        return target is not null && target.IsArmed(entry.Sequence) ? target : null;
    }

    private void RemoveFirst()
    {
        var last = heap.RemoveLast();
        if (heap.Count > 0)
        {
            SiftDown(0, last);
        }
    }

    private void Rebuild()
    {
        var live = 0;
        for (var i = 0; i < heap.Count; i++)
        {
            ref readonly var entry = ref heap[i];
            if (LiveTarget(in entry) is not null)
            {
                heap[live++] = entry;
            }
        }

        while (heap.Count > live)
        {
            heap.RemoveLast();
        }

        cancelled = 0;
        for (var i = (live - 2) / Arity; i >= 0 && live > 1; i--)
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
        var limit = entries.Count;
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

    private readonly struct Entry(long due, int sequence, int place)
    {
        internal long Due { get; } = due;

        internal int Sequence { get; } = sequence;

        internal int Place { get; } = place;

        // The difference of two sequence numbers keeps its sign when the counter wraps.
        internal bool IsBefore(in Entry other) => Due != other.Due ? Due < other.Due : Sequence - other.Sequence < 0;
    }
}
