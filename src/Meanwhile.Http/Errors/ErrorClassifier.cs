using System.Net.Sockets;
using System.Security.Authentication;

namespace Meanwhile;

/// <summary>Turns what the handler throws into errors that say what happened, in which request, and what to do.</summary>
internal static class ErrorClassifier
{
    internal static Exception Translate(Exception failure, RequestPhase phase, string method, Uri url, HttpSessionOptions options)
    {
        switch (failure)
        {
            case HttpSessionException or HttpTimeoutException:
                return failure;
            case OperationCanceledException when Find<TimeoutException>(failure) is not null:
            case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } when IsCutShort(failure):
                var peer = Peer.Of(url, options);
                var who = peer.IsProxy ? $"The host or {peer}" : "The host";
                return new HttpTimeoutException(
                    method,
                    url,
                    $"no connection within {options.ConnectTimeout?.TotalSeconds:0.###} s (ConnectTimeout). {who} is down, too busy or behind a firewall.",
                    isConnect: true,
                    ProxySecrets.Removed(failure, url, options)
                );
            case HttpRequestException or IOException or InvalidDataException or SocketException or AuthenticationException or ObjectDisposedException:
                var (kind, message) = Classify(failure, phase, url, options);
                return new HttpSessionException(kind, method, url, message, ProxySecrets.Removed(failure, url, options));
            case NotSupportedException or InvalidOperationException:
                return new HttpSessionException(HttpErrorKind.Protocol, method, url, $"the request cannot be sent: {failure.Message}", failure);
            default:
                return failure;
        }
    }

    private static (HttpErrorKind Kind, string Message) Classify(Exception failure, RequestPhase phase, Uri url, HttpSessionOptions options)
    {
        if (phase == RequestPhase.Body)
        {
            return Find<SocketException>(failure) is { } broken && IsReset(broken)
                ? (HttpErrorKind.Reset, $"the connection was reset in the middle of the body ({broken.SocketErrorCode}). Try again.")
                : (HttpErrorKind.Body, BodyMessage(failure));
        }

        switch ((failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown)
        {
            case HttpRequestError.NameResolutionError:
                return (HttpErrorKind.Dns, $"{Peer.Of(url, options).NotFound()} Check the name, and that this machine can look names up.");
            case HttpRequestError.ConnectionError when Find<SocketException>(failure) is { } broken && IsReset(broken):
                return ByCause(failure);
            case HttpRequestError.ConnectionError:
                return (HttpErrorKind.Connect, ConnectMessage(failure, Peer.Of(url, options)));
            case HttpRequestError.ProxyTunnelError:
                return (HttpErrorKind.Connect, $"{Peer.Of(url, options)} would not connect to '{url.IdnHost}' port {url.Port}{Answered(failure)}. Check the proxy's address and credentials.");
            case HttpRequestError.SecureConnectionError:
                return (HttpErrorKind.Tls, CertificateProblem.Describe(failure));
            case HttpRequestError.ConfigurationLimitExceeded:
                return (HttpErrorKind.Protocol, $"the headers of the answer are larger than {options.MaxHeaderBytes} bytes (MaxHeaderBytes).");
            case HttpRequestError.ResponseEnded:
                return (HttpErrorKind.Reset, "the server closed the connection before it had answered. Try again.");
            case HttpRequestError.InvalidResponse
            or HttpRequestError.HttpProtocolError
            or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ExtendedConnectNotSupported:
                return (HttpErrorKind.Protocol, $"the server does not speak HTTP as it should: {failure.Message}");
            default:
                return ByCause(failure);
        }
    }

    private static (HttpErrorKind Kind, string Message) ByCause(Exception failure)
    {
        if (Find<AuthenticationException>(failure) is not null)
        {
            return (HttpErrorKind.Tls, CertificateProblem.Describe(failure));
        }

        if (Find<SocketException>(failure) is { } broken)
        {
            // The connection was there, and the server may have got the request: that is no failure to connect.
            return (HttpErrorKind.Reset, $"the connection {(IsReset(broken) ? "was reset" : "broke")} before the answer ({broken.SocketErrorCode}). Try again.");
        }

        return Find<IOException>(failure) is null
            ? (HttpErrorKind.Protocol, failure.Message)
            : (HttpErrorKind.Reset, $"the connection broke before the answer: {Innermost(failure).Message}");
    }

    // The handler ends a talk with a SOCKS proxy by closing the connection when the time is up, and throws what comes of that.
    private static bool IsCutShort(Exception failure) =>
        Find<ObjectDisposedException>(failure) is not null || Find<SocketException>(failure) is { SocketErrorCode: SocketError.OperationAborted };

    private static string Answered(Exception failure) =>
        (failure as HttpRequestException)?.StatusCode is { } status ? $": it answered {(int)status}"
        : failure.InnerException is IOException said ? $": {said.Message.TrimEnd('.')}"
        : "";

    private static string ConnectMessage(Exception failure, Peer where)
    {
        return Find<SocketException>(failure)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => $"{where} refused the connection. Is the server running, and is this the right port?",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => $"{where} cannot be reached from here. Check the network.",
            SocketError.TooManyOpenSockets => $"no more sockets can be opened by this process. Lower ConnectionLimit, or raise the limit of open files (ulimit -n).",
            { } code => $"no connection to {where} ({code}).",
            null => $"no connection to {where}: {Innermost(failure).Message}",
        };
    }

    private static string BodyMessage(Exception failure) =>
        failure switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => failure.Message,
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
                "the body was cut: the server closed the connection before its end. Try again.",
            InvalidDataException => $"the body cannot be decompressed: {failure.Message}",
            _ => $"the body could not be read: {Innermost(failure).Message}",
        };

    private static bool IsReset(SocketException failure) =>
        failure.SocketErrorCode
            is SocketError.ConnectionReset
                or SocketError.ConnectionAborted
                or SocketError.Shutdown
                or SocketError.NetworkReset
                or SocketError.NotConnected;

    private static T? Find<T>(Exception failure)
        where T : Exception
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure;
    }
}
