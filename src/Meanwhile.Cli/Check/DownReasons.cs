namespace Meanwhile.Cli.Check;

/// <summary>The reasons as the output names them, and what follows from them.</summary>
internal static class DownReasons
{
    public const int Count = (int)DownReason.Skipped + 1;

    public static string Name(this DownReason reason) =>
        reason switch
        {
            DownReason.Url => "url",
            DownReason.Dns => "dns",
            DownReason.Connect => "connect",
            DownReason.Tls => "tls",
            DownReason.Timeout => "timeout",
            DownReason.Redirect => "redirect",
            DownReason.Reset => "reset",
            DownReason.Protocol => "protocol",
            DownReason.Body => "body",
            DownReason.Status => "status",
            _ => "skipped",
        };

    /// <summary>
    /// Whether the same request may end better a little later. A wrong certificate, a redirect loop or garbage in place of HTTP is
    /// how the server is set up, and not the network's mood.
    /// </summary>
    public static bool IsPassing(this DownReason reason) =>
        reason is DownReason.Dns or DownReason.Connect or DownReason.Timeout or DownReason.Reset or DownReason.Body;

    /// <summary>Whether it tells of the host, and not only of the one URL.</summary>
    public static bool IsOfHost(this DownReason reason) =>
        reason is DownReason.Dns or DownReason.Connect or DownReason.Tls or DownReason.Timeout or DownReason.Reset or DownReason.Protocol;
}
