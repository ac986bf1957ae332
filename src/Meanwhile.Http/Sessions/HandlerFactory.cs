using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>Makes the handler that a session sends through.</summary>
internal static class HandlerFactory
{
    internal static SocketsHttpHandler Create(HttpSessionOptions options, TcpConnector connector)
    {
        var handler = new SocketsHttpHandler
        {
            // The session follows redirects itself, so that it can record them and drop credentials.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = options.AutomaticDecompression,
            ConnectTimeout = options.ConnectTimeout ?? Timeout.InfiniteTimeSpan,
            PooledConnectionIdleTimeout = options.IdleConnectionTimeout,
            MaxResponseHeadersLength = (int)((options.MaxHeaderBytes + 1023L) / 1024),
            EnableMultipleHttp2Connections = true,
            EnableMultipleHttp3Connections = true,
            Proxy = options.Proxy,
            UseProxy = ProxyChoice.IsOpen(options),
            ConnectCallback = options.ConnectCallback ?? connector.Connect,
            PlaintextStreamFilter = SentOnce.Filter,
        };
        if (options.DangerousAcceptAnyCertificate)
        {
            AcceptAnyCertificate(handler);
        }

        options.ConfigureHandler?.Invoke(handler);
        return handler;
    }

    [SuppressMessage("Security", "CA5359:Do not disable certificate validation", Justification = "The user asked for it, by a name that says so.")]
    private static void AcceptAnyCertificate(SocketsHttpHandler handler)
    {
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
    }
}
