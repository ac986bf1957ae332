namespace Meanwhile;

/// <summary>
/// What a poller knows of one socket, for each direction: nothing, that it became ready, or who waits for that. The poller tells
/// each change once, so news that nobody waits for is kept for the next who would wait.
/// </summary>
internal sealed class SocketReadiness
{
    private static readonly object BecameReady = new();

    private readonly SocketTable table;
    private object? reading;
    private object? writing;
    private volatile bool isLoopClosed;

    internal SocketReadiness(SocketTable table, int index, int generation)
    {
        this.table = table;
        Index = index;
        Generation = generation;
    }

    /// <summary>Its place in the table.</summary>
    internal int Index { get; }

    /// <summary>Tells it from those that had the same place before.</summary>
    internal int Generation { get; }

    /// <summary>Whether the other side will send no more, or the connection is broken: from then on there is no more news of reading.</summary>
    internal bool IsHungUp { get; private set; }

    /// <summary>Whether the loop was closed: there is no more news at all.</summary>
    internal bool IsLoopClosed => isLoopClosed;

    /// <summary>Waits for the socket to become readable.</summary>
    /// <returns>False if it has become so since somebody last asked: try again, and then wait.</returns>
    internal bool TryWaitToRead(ISocketWait wait) => TryWait(ref reading, wait);

    /// <inheritdoc cref="TryWaitToRead"/>
    internal bool TryWaitToWrite(ISocketWait wait) => TryWait(ref writing, wait);

    /// <summary>Takes a wait back.</summary>
    /// <returns>False if it was told, or taken back, by somebody else.</returns>
    internal bool TryTakeBack(ISocketWait wait) =>
        ReferenceEquals(Interlocked.CompareExchange(ref reading, null, wait), wait)
        || ReferenceEquals(Interlocked.CompareExchange(ref writing, null, wait), wait);

    /// <summary>The socket is about to be closed.</summary>
    internal void GiveUp() => table.Remove(this);

    /// <summary>News from the system, told on the loop's thread.</summary>
    internal void Tell(SocketEvents events)
    {
        if ((events & SocketEvents.Ended) != SocketEvents.None)
        {
            IsHungUp = true;
        }

        try
        {
            if ((events & (SocketEvents.Readable | SocketEvents.Ended)) != SocketEvents.None)
            {
                Tell(ref reading);
            }
        }
        finally
        {
            if ((events & (SocketEvents.Writable | SocketEvents.Broken)) != SocketEvents.None)
            {
                Tell(ref writing);
            }
        }
    }

    /// <summary>The loop was closed.</summary>
    internal void TellLoopClosed()
    {
        isLoopClosed = true;
        (Interlocked.Exchange(ref reading, BecameReady) as ISocketWait)?.LoopClosed();
        (Interlocked.Exchange(ref writing, BecameReady) as ISocketWait)?.LoopClosed();
    }

    private static bool TryWait(ref object? direction, ISocketWait wait)
    {
        while (Interlocked.CompareExchange(ref direction, wait, null) is { } there)
        {
            if (there != BecameReady)
            {
                throw new InvalidOperationException("Somebody else waits for this socket already.");
            }

            if (Interlocked.CompareExchange(ref direction, null, BecameReady) == BecameReady)
            {
                return false;
            }
        }

        return true;
    }

    private static void Tell(ref object? direction)
    {
        // Marked first: one who is about to wait sees it. One who waited already gets it by the call, and the mark goes again.
        if (Interlocked.Exchange(ref direction, BecameReady) is ISocketWait wait)
        {
            Interlocked.CompareExchange(ref direction, null, BecameReady);
            wait.Ready();
        }
    }
}
