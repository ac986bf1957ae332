namespace Meanwhile.Cli.Check;

internal static class ErrorKinds
{
    public const int Count = (int)ErrorKind.Status + 1;

    /// <summary>The name in the output.</summary>
    public static string Name(this ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Url => "url",
            ErrorKind.Dns => "dns",
            ErrorKind.Connect => "connect",
            ErrorKind.Tls => "tls",
            ErrorKind.Timeout => "timeout",
            ErrorKind.Redirect => "redirect",
            ErrorKind.Reset => "reset",
            ErrorKind.Protocol => "protocol",
            ErrorKind.Body => "body",
            ErrorKind.Status => "status",
            _ => "none",
        };

    /// <summary>
    /// Whether the same request may end better a little later. A wrong certificate, a redirect loop or garbage in place of HTTP is
    /// how the server is set up, and not the network's mood.
    /// </summary>
    public static bool IsPassing(this ErrorKind kind) =>
        kind is ErrorKind.Dns or ErrorKind.Connect or ErrorKind.Timeout or ErrorKind.Reset or ErrorKind.Body;
}
