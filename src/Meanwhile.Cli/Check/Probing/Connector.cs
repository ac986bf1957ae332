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
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var given = options.Resolved.FirstOrDefault(resolved => resolved.Matches(host, port));
        var addresses = given?.Addresses ?? await Dns.GetHostAddressesAsync(host, options.Family, cancellation);
        if (options.Family != AddressFamily.Unspecified)
        {
            addresses = Array.FindAll(addresses, address => address.AddressFamily == options.Family);
        }

        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return await Open(addresses, port, cancellation);
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
