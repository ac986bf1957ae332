using System.Net;
using System.Net.Sockets;

namespace Meanwhile;

/// <summary>
/// Opens the TCP connections of a session. Those of plain HTTP are the loop's own where its poller knows sockets; others are .NET's.
/// A host that is given by its address is connected to without a look-up, and all connections to it share one end point.
/// </summary>
internal sealed class TcpConnector(Func<DnsEndPoint, CancellationToken, ValueTask<IPAddress[]>>? resolver = null)
{
    private KnownAddress? latest;

    /// <summary>The session's loop, once it has one.</summary>
    internal EventLoop? Loop { get; set; }

    internal ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var asked = context.DnsEndPoint;
        var loop = IsPlain(context) && Loop is { CanWatchSockets: true } own ? own : null;
        return resolver is null && AddressOf(asked) is { } known ? Open(loop, known, cancellation) : ConnectInTurn(loop, asked, cancellation);
    }

    // Where it is encrypted, to its end or to a proxy, the handshake takes its time and may even wait for servers of certificates, which
    // would hold up everything else on the loop.
    private static bool IsPlain(SocketsHttpConnectionContext context)
    {
        var url = context.InitialRequestMessage.RequestUri!;
        return url.Scheme == Uri.UriSchemeHttp && url.Port == context.DnsEndPoint.Port && url.IdnHost == context.DnsEndPoint.Host;
    }

    private async ValueTask<Stream> ConnectInTurn(EventLoop? loop, DnsEndPoint asked, CancellationToken cancellation)
    {
        SocketException? latest = null;
        foreach (var address in await Resolve(asked, cancellation).ConfigureAwait(false))
        {
            try
            {
                return await Open(loop, new IPEndPoint(Usable(address), asked.Port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException failure)
            {
                // The next address may do; the last one's failure is told.
                latest = failure;
            }
        }

        throw latest ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async ValueTask<IPAddress[]> Resolve(DnsEndPoint asked, CancellationToken cancellation) =>
        resolver is null
            ? await Dns.GetHostAddressesAsync(asked.Host, cancellation).ConfigureAwait(false)
            : await resolver(asked, cancellation).ConfigureAwait(false)
                ?? throw new InvalidOperationException("HttpSessionOptions.Resolver gave null; it must give addresses, or an empty array for a host that it does not know.");

    private static ValueTask<Stream> Open(EventLoop? loop, IPEndPoint address, CancellationToken cancellation) =>
        loop is null ? OpenOutside(address, cancellation) : LoopSocket.Connect(loop, address, cancellation);

    private static async ValueTask<Stream> OpenOutside(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
            return new TcpStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // A socket of IPv6 alone does not take an address of IPv4 as ::ffff:192.0.2.1.
    private static IPAddress Usable(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

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

        var found = new KnownAddress(asked, new IPEndPoint(Usable(address), asked.Port));
        Volatile.Write(ref latest, found);
        return found.Address;
    }

    private sealed record KnownAddress(DnsEndPoint Asked, IPEndPoint Address);
}
