using System.Net;
using System.Net.Sockets;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>Opens connections where -4, -6 or --resolve say more than the host's name.</summary>
internal sealed class Connector(RequestOptions options)
{
    public static bool IsNeeded(RequestOptions options) => options.Resolved.Count > 0 || options.Family != AddressFamily.Unspecified;

    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        var given = ResolvedHost.Find(options.Resolved, host, port);
        var addresses = given?.Addresses ?? (IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, options.Family, cancellation));
        var usable = options.Family == AddressFamily.Unspecified ? addresses : Array.FindAll(addresses, address => address.AddressFamily == options.Family);
        if (usable.Length == 0)
        {
            throw addresses.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : OfAnotherFamily(addresses[0]);
        }

        return await Open(usable, port, cancellation);
    }

    private SocketException OfAnotherFamily(IPAddress address)
    {
        var (wanted, option, other) = options.Family == AddressFamily.InterNetwork ? ("IPv4", "-4", "IPv6") : ("IPv6", "-6", "IPv4");
        return new SocketException((int)SocketError.AddressFamilyNotSupported, $"{address} is an address of {other}, and {option} allows {wanted} alone");
    }

    private static async Task<Stream> Open(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        for (var index = 0; ; index++)
        {
            var socket = new Socket(addresses[index].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[index], port, cancellation);
                return new TcpStream(socket);
            }
            catch (SocketException) when (index + 1 < addresses.Length)
            {
                // The next address may do better.
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
