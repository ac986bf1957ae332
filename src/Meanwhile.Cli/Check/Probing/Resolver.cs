using System.Net;
using System.Net.Sockets;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>Finds the addresses of hosts where -4, -6 or --resolve say more than the host's name.</summary>
internal sealed class Resolver(RequestOptions options)
{
    public static bool IsNeeded(RequestOptions options) => options.Resolved.Count > 0 || options.Family != AddressFamily.Unspecified;

    public async ValueTask<IPAddress[]> Resolve(DnsEndPoint asked, CancellationToken cancellation)
    {
        var (host, port) = (asked.Host.Trim('[', ']'), asked.Port);
        var given = ResolvedHost.Find(options.Resolved, host, port);
        var addresses = given?.Addresses ?? (IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, options.Family, cancellation));
        var usable = options.Family == AddressFamily.Unspecified ? addresses : Array.FindAll(addresses, address => address.AddressFamily == options.Family);
        return usable.Length == 0 && addresses.Length > 0 ? throw OfAnotherFamily(addresses[0]) : usable;
    }

    private SocketException OfAnotherFamily(IPAddress address)
    {
        var (wanted, option, other) = options.Family == AddressFamily.InterNetwork ? ("IPv4", "-4", "IPv6") : ("IPv6", "-6", "IPv4");
        return new SocketException((int)SocketError.AddressFamilyNotSupported, $"{address} is an address of {other}, and {option} allows {wanted} alone");
    }
}
