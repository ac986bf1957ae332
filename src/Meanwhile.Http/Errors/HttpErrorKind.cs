namespace Meanwhile;

/// <summary>What went wrong with a request, in one word.</summary>
public enum HttpErrorKind
{
    /// <summary>The URL is none, or has a scheme other than http and https.</summary>
    Url,

    /// <summary>The host's name has no address, or could not be looked up.</summary>
    Dns,

    /// <summary>No connection to the host or the proxy: refused, unreachable, or no more sockets to be had.</summary>
    Connect,

    /// <summary>No secure connection: a certificate that is not accepted, or a failed handshake.</summary>
    Tls,

    /// <summary>The time was up.</summary>
    Timeout,

    /// <summary>A redirect that is not followed: too many, a loop, or to where it must not go.</summary>
    Redirect,

    /// <summary>The connection was closed or reset before the answer, or the server turned the request away (HTTP/2).</summary>
    Reset,

    /// <summary>The server does not speak HTTP as it should, or its headers are larger than allowed.</summary>
    Protocol,

    /// <summary>The body was cut or its connection reset, it is larger than allowed, or is not what it says it is.</summary>
    Body,

    /// <summary>An answer with a status that is no success.</summary>
    Status,
}
