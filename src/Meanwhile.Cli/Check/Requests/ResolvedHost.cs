using System.Net;

namespace Meanwhile.Cli.Check.Requests;

/// <summary>Where a host is said to be, in place of what its name resolves to.</summary>
/// <param name="Host">The host's name; "*" for each.</param>
/// <param name="Port">The port.</param>
/// <param name="Addresses">Where to connect to instead, tried in this order.</param>
internal sealed record ResolvedHost(string Host, int Port, IPAddress[] Addresses)
{
    public bool Matches(string host, int port) => port == Port && (Host == "*" || Host.Equals(host, StringComparison.OrdinalIgnoreCase));
}
