using System.Net.Sockets;

namespace Meanwhile;

internal static partial class ErrorClassifier
{
    private static Told NoConnectionInTime(Subject subject)
    {
        var peer = Peer.Of(subject.Url, subject.Options);
        var who = peer.IsProxy ? $"The host or {peer}" : "The host";
        return $"no connection within {subject.Options.ConnectTimeout?.TotalSeconds:0.###} s (HttpSessionOptions.ConnectTimeout). {who} is down, too busy or behind a firewall.";
    }

    private static Told NoConnection(Exception failure, Subject subject)
    {
        var where = Peer.Of(subject.Url, subject.Options);
        return Find<SocketException>(failure) switch
        {
            { SocketErrorCode: SocketError.ConnectionRefused } => $"{where} refused the connection. Is the server running, and is this the right port?",
            { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => $"{where} cannot be reached from here. Check the network.",
            { SocketErrorCode: SocketError.AddressFamilyNotSupported } unsuited => $"no connection to {where}: {subject.Said(unsuited.Message).TrimEnd('.')}.",
            { SocketErrorCode: SocketError.TooManyOpenSockets } => new Told(
                $"no connection to {where}: this process may open no more files and sockets.",
                "Lower HttpSessionOptions.ConnectionLimit, or raise the limit of open files (ulimit -n).",
                nameof(HttpSessionOptions.ConnectionLimit)
            ),
            { SocketErrorCode: var code } => $"no connection to {where} ({code}).",
            null => $"no connection to {where}: {subject.Said(Innermost(failure).Message)}",
        };
    }

    private static Told NoTunnel(Exception failure, Subject subject)
    {
        var answered =
            (failure as HttpRequestException)?.StatusCode is { } status ? $": it answered {(int)status}"
            : failure.InnerException is IOException said ? $": {subject.Said(said.Message).TrimEnd('.')}"
            : "";
        return $"{Peer.Of(subject.Url, subject.Options)} would not connect to '{subject.Url.IdnHost}' port {subject.Url.Port}{answered}. Check the proxy's address and credentials.";
    }

    private static Told HeadersTooLarge(string what, Subject subject)
    {
        // The handler counts in KiB.
        var most = (subject.Options.MaxHeaderBytes + 1023L) / 1024 * 1024;
        return new Told(
            $"the {what} of the answer are larger than {most} bytes.",
            "Raise HttpSessionOptions.MaxHeaderBytes to take them.",
            nameof(HttpSessionOptions.MaxHeaderBytes)
        );
    }
}
