using System.Collections.Concurrent;

namespace Meanwhile;

/// <summary>What other threads hand to the loop. The loop's thread takes no lock to look into it.</summary>
internal sealed class Inbox(EventLoop loop, IPoller poller)
{
    // However fast other threads are: timers and what the loop itself has ready get their turns in between.
    private const int MostPerTurn = 256;

    private readonly ConcurrentQueue<IReadyItem> items = new();
    private int signalled;
    private volatile bool closed;

    /// <summary>Hands an item over and wakes the loop.</summary>
    /// <returns>False if the loop has closed: the item will not run there.</returns>
    internal bool Add(IReadyItem item)
    {
        if (closed)
        {
            loop.RunOutside(item);
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

    /// <summary>Moves what has come to the ready queue, in the order in which it came; of very much a part, and the rest in the turns after.</summary>
    internal void MoveTo(ReadyQueue ready)
    {
        if (Volatile.Read(ref signalled) == 0)
        {
            return;
        }

        // The mark goes first: what comes after it wakes the loop anew.
        Interlocked.Exchange(ref signalled, 0);
        for (var left = MostPerTurn; left > 0; left--)
        {
            if (!items.TryDequeue(out var item))
            {
                return;
            }

            ready.Enqueue(item);
        }

        if (!items.IsEmpty)
        {
            // Something is ready now, so the loop looks in here again before it waits: the mark alone will do.
            Volatile.Write(ref signalled, 1);
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
            loop.RunOutside(item);
        }
    }
}
