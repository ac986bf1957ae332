using System.Net;

namespace Meanwhile;

/// <summary>Who a connection was to be opened to: the host, or the proxy before it.</summary>
internal readonly record struct Peer(Uri Address, bool IsProxy)
{
    internal static Peer Of(Uri url, HttpSessionOptions options) =>
        ProxyOf(url, options)?.GetProxy(url) is { } address ? new Peer(address, IsProxy: true) : new Peer(url, IsProxy: false);

    /// <summary>The proxy that a request for the URL goes through; null for none.</summary>
    internal static IWebProxy? ProxyOf(Uri url, HttpSessionOptions options)
    {
        var proxy = ProxyChoice.IsOpen(options) ? options.Proxy ?? HttpClient.DefaultProxy : null;
        return proxy is not null && !proxy.IsBypassed(url) && proxy.GetProxy(url) is { } address && address != url ? proxy : null;
    }

    internal string NotFound() => $"the {(IsProxy ? "proxy" : "host")} '{Address.IdnHost}' was not found.";

    /// <summary>As messages name it: without user name and password.</summary>
    public override string ToString() => $"{(IsProxy ? "the proxy " : "")}'{Address.IdnHost}' port {Address.Port}";
}
