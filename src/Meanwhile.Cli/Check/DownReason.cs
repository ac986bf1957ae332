namespace Meanwhile.Cli.Check;

/// <summary>Why a URL counts as down: what can go wrong with a request, and what was decided before it was sent.</summary>
internal enum DownReason
{
    Url = HttpErrorKind.Url,
    Dns = HttpErrorKind.Dns,
    Connect = HttpErrorKind.Connect,
    Tls = HttpErrorKind.Tls,
    Timeout = HttpErrorKind.Timeout,
    Redirect = HttpErrorKind.Redirect,
    Reset = HttpErrorKind.Reset,
    Protocol = HttpErrorKind.Protocol,
    Body = HttpErrorKind.Body,
    Status = HttpErrorKind.Status,

    /// <summary>Its host failed so often in a row that it was not asked.</summary>
    Skipped,
}
