using System.Net;
using System.Net.Sockets;

namespace Meanwhile;

/// <summary>
/// Opens the TCP connections of a session, with less memory for each than the handler's own way takes: a host that is given by
/// its address is connected to without a look-up, and all connections to it share one end point.
/// </summary>
internal sealed class TcpConnector
{
    private KnownAddress? latest;

    internal async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var asked = context.DnsEndPoint;
        var address = AddressOf(asked);

        // A name may have addresses of both families; the socket then takes either.
        var socket = address is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync((EndPoint?)address ?? asked, cancellation).ConfigureAwait(false);
            return new TcpStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Connections are opened on any thread: two of them may both make the same end point, and either does.
    private IPEndPoint? AddressOf(DnsEndPoint asked)
    {
        if (Volatile.Read(ref latest) is { } known && known.Asked.Equals(asked))
        {
            return known.Address;
        }

        if (!IPAddress.TryParse(asked.Host, out var address))
        {
            return null;
        }

        // A socket of IPv6 alone does not take it as ::ffff:192.0.2.1.
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var found = new KnownAddress(asked, new IPEndPoint(address, asked.Port));
        Volatile.Write(ref latest, found);
        return found.Address;
    }

    private sealed record KnownAddress(DnsEndPoint Asked, IPEndPoint Address);
}
