using System.Net;
using System.Net.Sockets;

namespace Meanwhile;

/// <summary>
/// Opens the TCP connections of a session. Those of plain HTTP are the loop's own where its poller knows sockets; others are .NET's.
/// A host that is given by its address is connected to without a look-up, and all connections to it share one end point.
/// </summary>
internal sealed class TcpConnector
{
    private KnownAddress? latest;

    /// <summary>The session's loop, once it has one.</summary>
    internal EventLoop? Loop { get; set; }

    internal ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // Not where it is encrypted, to its end or to a proxy: the handshake takes its time and may even wait for servers of certificates,
        // which would hold up everything else on the loop.
        var url = context.InitialRequestMessage.RequestUri!;
        var isPlain = url.Scheme == Uri.UriSchemeHttp && url.Port == context.DnsEndPoint.Port && url.IdnHost == context.DnsEndPoint.Host;
        if (!isPlain || Loop is not { CanWatchSockets: true } loop)
        {
            return ConnectOutside(context.DnsEndPoint, cancellation);
        }

        return AddressOf(context.DnsEndPoint) is { } known
            ? LoopSocket.Connect(loop, known, cancellation)
            : ConnectOnLoop(loop, context.DnsEndPoint, cancellation);
    }

    private static async ValueTask<Stream> ConnectOnLoop(EventLoop loop, DnsEndPoint asked, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(asked.Host, cancellation).ConfigureAwait(false);
        SocketException? latest = null;
        foreach (var address in addresses)
        {
            try
            {
                return await LoopSocket.Connect(loop, new IPEndPoint(address, asked.Port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException failure)
            {
                // The next address may do; the last one's failure is told.
                latest = failure;
            }
        }

        throw latest ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async ValueTask<Stream> ConnectOutside(DnsEndPoint asked, CancellationToken cancellation)
    {
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
