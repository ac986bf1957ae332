using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Meanwhile.Cli.Check.Requests;

/// <summary>What a request is like and how it gets to its server.</summary>
internal sealed record RequestOptions
{
    /// <summary>The methods, tried in this order until an answer is accepted.</summary>
    public IReadOnlyList<HttpMethod> Methods { get; init; } = [HttpMethod.Get];

    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    /// <summary>Whether one of the headers says something of a body, so that the request has an empty one to carry it.</summary>
    public bool DescribesBody => Headers.Any(static header => header is { Value: not null, IsOfBody: true });

    /// <summary>Whether a request says that its body is empty: HTTP wants that of most methods, and an empty body that is described does it too.</summary>
    public bool SaysLength => DescribesBody || Methods.Any(static method => method.Method is not ("GET" or "HEAD" or "OPTIONS" or "DELETE"));

    /// <summary>The User-Agent; null for the library's own.</summary>
    public string? UserAgent { get; init; }

    /// <summary>User and password with a colon between; secret.</summary>
    public string? User { get; init; }

    /// <summary>Whether nothing is to say who asks, not even the user that a URL names.</summary>
    public bool LeavesUserOut => Leaves("Authorization");

    /// <summary>Which statuses count as up.</summary>
    public StatusSet Accept { get; init; } = StatusSet.Accepted;

    /// <summary>How many redirects are followed; zero takes the redirect itself for the answer.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>How long it may take to connect, with the look-up of the name and the TLS handshake.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether any certificate is taken.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>The authorities that are trusted in place of the machine's; null for those.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The certificate that tells who asks.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The proxy; null for the one that the environment names.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether a proxy is used at all.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>Whether HTTP/2 is asked for where the connection is secure.</summary>
    public bool PrefersHttp2 { get; init; }

    /// <summary>IPv4 or IPv6 alone; unspecified for both.</summary>
    public AddressFamily Family { get; init; } = AddressFamily.Unspecified;

    public IReadOnlyList<ResolvedHost> Resolved { get; init; } = [];

    /// <summary>Whether a header of that name is not to be sent.</summary>
    public bool Leaves(string name) => Headers.Any(header => header.Value is null && header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // It holds secrets.
    public override string ToString() => nameof(RequestOptions);
}
