namespace Meanwhile.Cli.Check;

/// <summary>The kinds of errors as the output names them.</summary>
internal static class ErrorKinds
{
    public const int Count = (int)HttpErrorKind.Status + 1;

    public static string Name(this HttpErrorKind kind) =>
        kind switch
        {
            HttpErrorKind.Url => "url",
            HttpErrorKind.Dns => "dns",
            HttpErrorKind.Connect => "connect",
            HttpErrorKind.Tls => "tls",
            HttpErrorKind.Timeout => "timeout",
            HttpErrorKind.Redirect => "redirect",
            HttpErrorKind.Reset => "reset",
            HttpErrorKind.Protocol => "protocol",
            HttpErrorKind.Body => "body",
            _ => "status",
        };

    /// <summary>
    /// Whether the same request may end better a little later. A wrong certificate, a redirect loop or garbage in place of HTTP is
    /// how the server is set up, and not the network's mood.
    /// </summary>
    public static bool IsPassing(this HttpErrorKind kind) =>
        kind is HttpErrorKind.Dns or HttpErrorKind.Connect or HttpErrorKind.Timeout or HttpErrorKind.Reset or HttpErrorKind.Body;
}
