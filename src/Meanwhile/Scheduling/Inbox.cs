using System.Collections.Concurrent;

namespace Meanwhile;

/// <summary>What other threads hand to the loop. The loop's thread takes no lock to look into it.</summary>
internal sealed class Inbox(IPoller poller)
{
    private readonly ConcurrentQueue<IReadyItem> items = new();
    private int signalled;
    private volatile bool closed;

    /// <summary>Hands an item over and wakes the loop.</summary>
    /// <returns>False if the loop has closed: the item will not run there.</returns>
    internal bool Add(IReadyItem item)
    {
        if (closed)
        {
            RunOutside(item);
            return false;
        }

        items.Enqueue(item);
        Interlocked.MemoryBarrier();
        if (closed)
        {
            // The loop closed in between, and may or may not have seen the item: whoever takes it out deals with it.
            Drain();
            return true;
        }

        if (Interlocked.Exchange(ref signalled, 1) == 0)
        {
            poller.Wake();
        }

        return true;
    }

    /// <summary>Whether something waits in it.</summary>
    internal bool HasItems => !items.IsEmpty;

    /// <summary>Moves what has come to the ready queue, in the order in which it came.</summary>
    internal void MoveTo(ReadyQueue ready)
    {
        if (Volatile.Read(ref signalled) == 0)
        {
            return;
        }

        // The mark goes first: what comes after it wakes the loop anew.
        Interlocked.Exchange(ref signalled, 0);
        while (items.TryDequeue(out var item))
        {
            ready.Enqueue(item);
        }
    }

    /// <summary>The loop has closed. What foreign code still posts goes on outside.</summary>
    internal void Close()
    {
        closed = true;

        // Either the one who adds sees the mark, or the item is seen here.
        Interlocked.MemoryBarrier();
        Drain();
    }

    private void Drain()
    {
        while (items.TryDequeue(out var item))
        {
            RunOutside(item);
        }
    }

    private static void RunOutside(IReadyItem item)
    {
        if (item is IRunsOutside outside)
        {
            outside.RunOutside();
        }
    }
}
