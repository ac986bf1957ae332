using System.Collections.Frozen;

namespace Meanwhile.Cli.Check.Requests;

/// <summary>A header as -H gives it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null if the header is not to be sent, though it would be by itself.</param>
internal sealed record HeaderLine(string Name, string? Value)
{
    private static readonly string[] OpenFamilies = ["Accept", "Sec-Fetch-", "Sec-CH-"];

    private static readonly FrozenSet<string> OfBody = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Allow", "Expires", "Last-Modified");

    private static readonly FrozenSet<string> Open = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Cache-Control", "Connection", "Content-Encoding", "Content-Language", "Content-Length", "Content-Type", "Date", "DNT", "Expect",
        "Forwarded", "Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Keep-Alive", "Max-Forwards",
        "Origin", "Pragma", "Prefer", "Priority", "Range", "Referer", "Save-Data", "Sec-GPC", "TE", "Trailer", "Traceparent", "Transfer-Encoding",
        "Upgrade", "Upgrade-Insecure-Requests", "User-Agent", "Via", "X-Correlation-ID", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port",
        "X-Forwarded-Prefix", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Forwarded-Ssl", "X-HTTP-Method-Override", "X-Real-IP", "X-Request-ID",
        "X-Requested-With"
    );

    /// <summary>Whether its value may be shown: those of these headers are no secrets. All others may be.</summary>
    public bool IsOpen => Open.Contains(Name) || Array.Exists(OpenFamilies, family => Name.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it says what a body is.</summary>
    public bool IsOfBody => OfBody.Contains(Name) || Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);

    // What a record prints by itself would show the value.
    public override string ToString() => Name;
}
