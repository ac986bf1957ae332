using System.Net;

namespace Meanwhile.Cli.Check.Requests;

/// <summary>Where a host is said to be, in place of what its name resolves to.</summary>
/// <param name="Host">The host's name; "*" for each.</param>
/// <param name="Port">The port.</param>
/// <param name="Addresses">Where to connect to instead, tried in this order.</param>
internal sealed record ResolvedHost(string Host, int Port, IPAddress[] Addresses)
{
    private const string Each = "*";

    /// <summary>The first entry that names the host itself; without one, the first for each host; null for none.</summary>
    public static ResolvedHost? Find(IReadOnlyList<ResolvedHost> entries, string host, int port) =>
        entries.FirstOrDefault(entry => entry.Port == port && entry.Host.Equals(host, StringComparison.OrdinalIgnoreCase))
        ?? entries.FirstOrDefault(entry => entry.Port == port && entry.Host == Each);
}
