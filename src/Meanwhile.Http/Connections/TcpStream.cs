using System.Net.Sockets;

namespace Meanwhile;

/// <summary>
/// A TCP connection as the handler uses it. What it writes mostly fits into the socket at once, and goes there without the state
/// that a write in the background needs.
/// </summary>
internal sealed class TcpStream : NetworkStream
{
    internal TcpStream(Socket socket)
        : base(socket, ownsSocket: false)
    {
        // After the base has seen it: it refuses sockets that do not block, because of the blocking reads and writes that nobody
        // makes here.
        socket.Blocking = false;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        var sent = Socket.Send(buffer.Span, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success when sent == buffer.Length => ValueTask.CompletedTask,
            SocketError.Success => base.WriteAsync(buffer[sent..], cancellationToken),
            SocketError.WouldBlock => base.WriteAsync(buffer, cancellationToken),
            _ => ValueTask.FromException(Broken(new SocketException((int)error))),
        };
    }

    protected override void Dispose(bool disposing)
    {
        // Not by the base, which would shut the connection down before it closes it: a system call that changes nothing for a
        // socket that nobody else has.
        if (disposing)
        {
            Socket.Dispose();
        }

        base.Dispose(disposing);
    }

    private static IOException Broken(SocketException reason) => new($"Unable to write data to the connection: {reason.Message}.", reason);
}
