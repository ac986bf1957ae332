using System.Collections.Frozen;

namespace Meanwhile;

/// <summary>
/// Which headers go along where a redirect leads to another origin. Any other may be a secret of the origin that was asked: an API
/// key has no name of its own.
/// </summary>
internal static class TravellingHeaders
{
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Accept-Language",
        "Cache-Control",
        "Connection",
        "Date",
        "DNT",
        "Expect",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "If-Range",
        "If-Unmodified-Since",
        "Max-Forwards",
        "Pragma",
        "Range",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade-Insecure-Requests",
        "User-Agent"
    );

    private static readonly FrozenSet<string> OfBody = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Allow",
        "Content-Disposition",
        "Content-Encoding",
        "Content-Language",
        "Content-Length",
        "Content-Location",
        "Content-MD5",
        "Content-Range",
        "Content-Type",
        "Expires",
        "Last-Modified"
    );

    /// <summary>Whether a header of the request may be shown to another origin.</summary>
    internal static bool MayTravel(string name) => Harmless.Contains(name);

    /// <summary>Whether a header of the body may: those that say what the body is.</summary>
    internal static bool MayTravelWithBody(string name) => OfBody.Contains(name);
}
