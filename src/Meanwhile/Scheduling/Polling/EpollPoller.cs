using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>
/// Waits for a wake-up, the time, and sockets, on Linux and by the system's clock. Until the first socket is watched it rests at a
/// signal of .NET's, as <see cref="SignalPoller"/> does, and needs no file.
/// </summary>
internal sealed class EpollPoller : ISocketPoller
{
    private readonly AutoResetEvent signal = new(initialState: false);
    private readonly Lock opening = new();
    private SocketTable? sockets;
    private volatile Rest rest;
    private volatile int woken;
    private bool isClosed;

    private enum Rest
    {
        None,
        AtSignal,
        AtSockets,
    }

    public void Poll(long ticks, bool outsideWork)
    {
        var watched = Volatile.Read(ref sockets);
        if (ticks == 0)
        {
            if (watched is null || watched.IsEmpty)
            {
                return;
            }

            watched.Collect(0);
        }
        else
        {
            // Said before it looks: either the one who wakes sees where it rests, or it sees that it was woken.
            rest = watched is null ? Rest.AtSignal : Rest.AtSockets;
            Interlocked.MemoryBarrier();
            if (woken == 0)
            {
                RestAt(watched, ticks < 0 ? -1 : SignalPoller.Milliseconds(ticks));
            }

            rest = Rest.None;
            Interlocked.Exchange(ref woken, 0);
        }

        watched?.Tell();
    }

    public void Wake()
    {
        Interlocked.Exchange(ref woken, 1);
        switch (rest)
        {
            case Rest.AtSignal:
                signal.Set();
                break;
            case Rest.AtSockets:
                Volatile.Read(ref sockets)!.Wake();
                break;
        }
    }

    public SocketReadiness Watch(SafeHandle socket)
    {
        SocketTable watched;
        bool isFirst;
        lock (opening)
        {
            ObjectDisposedException.ThrowIf(isClosed, typeof(EventLoop));
            isFirst = sockets is null;
            watched = sockets ?? new SocketTable();
            Volatile.Write(ref sockets, watched);
        }

        if (isFirst)
        {
            // The loop may rest at the signal, where it hears nothing of sockets.
            Wake();
        }

        return watched.Add(socket);
    }

    // The signal itself is left to its finalizer: another thread may be about to set it.
    public void Dispose()
    {
        lock (opening)
        {
            isClosed = true;
        }

        sockets?.Close();
    }

    private void RestAt(SocketTable? watched, int milliseconds)
    {
        if (watched is null)
        {
            signal.WaitOne(milliseconds);
        }
        else
        {
            watched.Collect(milliseconds);
        }
    }
}
