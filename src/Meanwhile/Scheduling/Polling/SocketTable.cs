using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>The sockets that one epoll of Linux watches, and its news of them.</summary>
/// <remarks>
/// News is told once for each change (edge-triggered), so a wait costs no call into the system. Sockets come and go on any thread;
/// news is collected and told on the loop's. A place in the table is used again with a new generation, since news of a socket
/// that was closed may have been collected already.
/// </remarks>
internal sealed class SocketTable
{
    private const int MostEventsAtOnce = 256;
    private const uint WakeUp = uint.MaxValue;

    private readonly SafeHandle epoll;

    // Left to its finalizer: another thread may be about to write to it.
    private readonly SafeHandle wakeUp;
    private readonly Lock gate = new();
    private readonly byte[] events = Epoll.NewEvents(MostEventsAtOnce);
    private SocketReadiness?[] sockets = new SocketReadiness?[16];
    // Places that were given back, each with the one given back before it, plus one.
    private int[] nextFree = new int[16];
    private int firstFree;
    private int used;
    private volatile int count;
    private int generation;
    private int collected;
    private int told;
    private bool isClosed;

    internal SocketTable()
    {
        epoll = Epoll.Create();
        try
        {
            wakeUp = Epoll.CreateWakeUp();
            Epoll.Add(epoll, wakeUp, SocketEvents.Readable | SocketEvents.EdgeTriggered, WakeUp);
        }
        catch
        {
            wakeUp?.Dispose();
            epoll.Dispose();
            throw;
        }
    }

    /// <summary>Whether no socket is watched.</summary>
    internal bool IsEmpty => count == 0;

    /// <summary>Ends the wait of <see cref="Collect"/>, or the next one.</summary>
    internal void Wake() => Epoll.Wake(wakeUp);

    internal SocketReadiness Add(SafeHandle socket)
    {
        SocketReadiness added;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, typeof(EventLoop));
            var index = TakePlace();
            added = new SocketReadiness(this, index, ++generation);
            Volatile.Write(ref sockets[index], added);
            count++;
        }

        try
        {
            Epoll.Add(
                epoll,
                socket,
                SocketEvents.Readable | SocketEvents.Writable | SocketEvents.PeerClosed | SocketEvents.EdgeTriggered,
                ((ulong)(uint)added.Generation << 32) | (uint)added.Index
            );
        }
        catch
        {
            Remove(added);
            throw;
        }

        return added;
    }

    internal void Remove(SocketReadiness socket)
    {
        lock (gate)
        {
            if (ReferenceEquals(sockets[socket.Index], socket))
            {
                sockets[socket.Index] = null;
                count--;
                nextFree[socket.Index] = firstFree;
                firstFree = socket.Index + 1;
            }
        }
    }

    /// <summary>Waits for news, at most that long.</summary>
    /// <param name="milliseconds">Zero to look only, negative for as long as it takes.</param>
    internal void Collect(int milliseconds)
    {
        // What was collected and not yet told comes first: an exception has ended the telling.
        if (told == collected)
        {
            told = 0;
            collected = Epoll.Wait(epoll, events, milliseconds);
        }
    }

    /// <summary>Tells what was collected.</summary>
    internal void Tell()
    {
        while (told < collected)
        {
            var (news, data) = Epoll.Read(events, told++);
            if (data != WakeUp && Find((int)(data & uint.MaxValue), (int)(data >> 32)) is { } socket)
            {
                socket.Tell(news);
            }
        }
    }

    /// <summary>The loop was closed: those who wait are told so.</summary>
    internal void Close()
    {
        SocketReadiness?[] left;
        lock (gate)
        {
            isClosed = true;
            left = [.. sockets];
        }

        foreach (var socket in left)
        {
            socket?.TellLoopClosed();
        }

        epoll.Dispose();
    }

    private int TakePlace()
    {
        if (firstFree > 0)
        {
            var index = firstFree - 1;
            firstFree = nextFree[index];
            return index;
        }

        if (used == sockets.Length)
        {
            Array.Resize(ref nextFree, used * 2);
            var larger = new SocketReadiness?[used * 2];
            sockets.CopyTo(larger, 0);
            Volatile.Write(ref sockets, larger);
        }

        return used++;
    }

    private SocketReadiness? Find(int index, int generation) =>
        Volatile.Read(ref Volatile.Read(ref sockets)[index]) is { } socket && socket.Generation == generation ? socket : null;
}
