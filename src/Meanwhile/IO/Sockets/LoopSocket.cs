using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>
/// A TCP connection that a loop's poller watches. What is waited for goes on on the loop's thread, without a hop; the calls
/// themselves may come from any thread, one reader and one writer at a time.
/// </summary>
internal sealed class LoopSocket : IDisposable
{
    private const int MostInATurn = 64 * 1024;

    // No longer than a packet may be on its way.
    private const int MostAgeOfNews = 10;

    private readonly SafeHandle socket;
    private readonly SocketReadiness readiness;
    private readonly SocketRead read;
    private SocketWrite? write;
    private int isClosed;

    // All that has come was read: a call into the system would only say so, until there is news. So it is at the beginning, since
    // there is news of all that comes.
    private bool isDrained = true;
    private long drainedAt = Milliseconds;
    private int readSinceNews;

    private LoopSocket(SafeHandle socket, SocketReadiness readiness)
    {
        this.socket = socket;
        this.readiness = readiness;
        read = new SocketRead(this);
    }

    /// <summary>Left to the garbage collector: its place in the poller's table must go too.</summary>
    ~LoopSocket() => readiness.GiveUp();

    // The age of what the system said is no time of the program's.
#pragma warning disable RS0030
    private static long Milliseconds => Environment.TickCount64;
#pragma warning restore RS0030

    /// <summary>
    /// Whether so much was read since there was news that it is somebody else's turn: who reads slower than the wire brings would
    /// find more each time, and never let go of the loop's thread.
    /// </summary>
    internal bool HadItsTurn => readSinceNews >= MostInATurn;

    internal bool IsClosed => Volatile.Read(ref isClosed) != 0;

    internal SocketReadiness Readiness => readiness;

    /// <summary>Connects, with the delay of small writes (Nagle's) off.</summary>
    /// <param name="loop">The loop that watches it.</param>
    /// <param name="address">Where to.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The connection as a stream.</returns>
    /// <exception cref="SocketException">It failed, at once or when it is awaited.</exception>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, before the call or while it is awaited.</exception>
    internal static ValueTask<Stream> Connect(EventLoop loop, IPEndPoint address, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var socket = LinuxSocket.Create(address.AddressFamily);
        try
        {
            var isConnected = LinuxSocket.BeginConnect(socket, address);
            var connection = new LoopSocket(socket, loop.Watch(socket));
            return isConnected ? new ValueTask<Stream>(new LoopStream(connection)) : new SocketConnect(connection).Run(cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Reads what is there, and waits where nothing is. For no bytes it waits until there are some, and reads none.</summary>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    internal ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return read.Run(buffer, cancellation);
    }

    /// <summary>Writes all of it.</summary>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    internal ValueTask Write(ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellation);
        }

        ObjectDisposedException.ThrowIf(IsClosed, this);

        // What is written mostly fits into the socket at once, and needs no state of its own.
        var sent = LinuxSocket.Send(socket, buffer.Span);
        if (sent == buffer.Length)
        {
            return default;
        }

        return sent is >= 0 or -LinuxErrors.WouldBlock
            ? (write ??= new SocketWrite(this)).Run(buffer[Math.Max(sent, 0)..], cancellation)
            : ValueTask.FromException(LinuxErrors.NotWritten(-sent));
    }

    /// <returns>False if it must be waited for.</returns>
    /// <exception cref="IOException">The connection is broken or closed.</exception>
    internal bool TryReceive(Span<byte> buffer, out int count)
    {
        count = 0;
        if (isDrained)
        {
            return false;
        }

        // For no bytes a look has to do: there is no other way to know.
        var received = buffer.IsEmpty ? LinuxSocket.Look(socket) : LinuxSocket.Receive(socket, buffer);
        if (received == -LinuxErrors.WouldBlock)
        {
            NoteDrained(!readiness.IsHungUp);
            return false;
        }

        if (received < 0)
        {
            throw LinuxErrors.NotRead(-received);
        }

        if (!buffer.IsEmpty)
        {
            count = received;
            readSinceNews += received;
            NoteDrained(received > 0 && received < buffer.Length && !readiness.IsHungUp);
        }

        return true;
    }

    /// <summary>There is news: what was known is not any longer.</summary>
    internal void MayBeReadable()
    {
        isDrained = false;
        readSinceNews = 0;
    }

    /// <summary>
    /// A read begins. What was known long ago says nothing while the loop's thread computes and collects no news: a connection that
    /// has ended since must not look as if it were good for another request.
    /// </summary>
    internal void ForgetOldNews()
    {
        if (isDrained && Milliseconds - drainedAt > MostAgeOfNews)
        {
            isDrained = false;
        }
    }

    /// <summary>The turn of the one who reads is over, and another begins.</summary>
    internal void BeginTurn() => readSinceNews = 0;

    /// <returns>False if it must be waited for.</returns>
    /// <exception cref="IOException">The connection is broken or closed.</exception>
    internal bool TrySend(ReadOnlySpan<byte> buffer, out int sent)
    {
        sent = LinuxSocket.Send(socket, buffer);
        return sent switch
        {
            >= 0 => true,
            -LinuxErrors.WouldBlock => false,
            _ => throw LinuxErrors.NotWritten(-sent),
        };
    }

    /// <summary>The connecting has ended.</summary>
    /// <exception cref="SocketException">It failed.</exception>
    internal void ThrowIfNotConnected()
    {
        if (LinuxSocket.TakeError(socket) is not 0 and var error)
        {
            throw LinuxErrors.ToException(error);
        }
    }

    /// <summary>Closes the connection. Who waits for it is told so, on the thread pool.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isClosed, 1) != 0)
        {
            return;
        }

        GC.SuppressFinalize(this);
        readiness.GiveUp();
        socket.Dispose();
        read.SocketClosed();
        write?.SocketClosed();
    }

    private void NoteDrained(bool drained)
    {
        isDrained = drained;
        if (drained)
        {
            drainedAt = Milliseconds;
        }
    }
}
