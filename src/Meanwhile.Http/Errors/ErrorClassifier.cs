using System.Net.Sockets;
using System.Security.Authentication;

namespace Meanwhile;

/// <summary>Turns what the handler throws into errors that say what happened, in which request, and what to do.</summary>
internal static partial class ErrorClassifier
{
    internal static Exception Translate(Exception failure, RequestPhase phase, Subject subject)
    {
        switch (failure)
        {
            case HttpSessionException or HttpTimeoutException:
                return failure;
            case OperationCanceledException when Find<TimeoutException>(failure) is not null:
            case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } when IsCutShort(failure):
                return subject.Late(NoConnectionInTime(subject), isConnect: true, failure);
            case HttpRequestException told when phase == RequestPhase.Headers && Http2Failure.IsUnprocessed(told):
                var unprocessed = subject.Failed(HttpErrorKind.Reset, $"the server turned the request away before it had begun with it (HTTP/2 {Http2Failure.NameOf(told)}). Try again.", failure);
                unprocessed.WasNotProcessed = true;
                return unprocessed;
            case HttpRequestException or IOException or InvalidDataException or SocketException or AuthenticationException or ObjectDisposedException:
                var (kind, what) = phase == RequestPhase.Body ? OfBody(failure, subject) : OfHeaders(failure, subject);
                return subject.Failed(kind, what, failure);
            case NotSupportedException or InvalidOperationException:
                return subject.Failed(HttpErrorKind.Protocol, $"the request cannot be sent: {subject.Said(failure.Message)}", failure);
            default:
                return failure;
        }
    }

    private static (HttpErrorKind Kind, Told Told) OfHeaders(Exception failure, Subject subject)
    {
        var told = failure as HttpRequestException;
        switch (told?.HttpRequestError ?? HttpRequestError.Unknown)
        {
            case HttpRequestError.NameResolutionError:
            case HttpRequestError.ConnectionError when Find<SocketException>(failure) is { SocketErrorCode: SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData }:
                return (HttpErrorKind.Dns, $"{Peer.Of(subject.Url, subject.Options).NotFound()} Check the name, and that this machine can look names up.");
            case HttpRequestError.ConnectionError when Find<SocketException>(failure) is { } broken && IsReset(broken):
                return ByCause(failure, subject);
            case HttpRequestError.ConnectionError:
                return (HttpErrorKind.Connect, NoConnection(failure, subject));
            case HttpRequestError.ProxyTunnelError:
                return (HttpErrorKind.Connect, NoTunnel(failure, subject));
            case HttpRequestError.SecureConnectionError:
                return (HttpErrorKind.Tls, HandshakeProblem.Describe(failure, subject));
            case HttpRequestError.ConfigurationLimitExceeded:
                return (HttpErrorKind.Protocol, HeadersTooLarge("headers", subject));
            case HttpRequestError.ResponseEnded:
                return (HttpErrorKind.Reset, "the server closed the connection before it had answered. Try again.");
            case HttpRequestError.HttpProtocolError when Http2Failure.IsEnded(told!):
                return (HttpErrorKind.Reset, $"the server ended the request before it had answered (HTTP/2 {Http2Failure.NameOf(told!)}). Try again.");
            case HttpRequestError.InvalidResponse or HttpRequestError.Unknown when told is not null && Http2Failure.IsWithoutHandshake(told):
                return (HttpErrorKind.Reset, "the server closed the connection before it had begun with HTTP/2. Try again.");
            case HttpRequestError.InvalidResponse
            or HttpRequestError.HttpProtocolError
            or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ExtendedConnectNotSupported:
                return (HttpErrorKind.Protocol, $"the server does not speak HTTP as it should: {subject.Said(failure.Message)}");
            default:
                return ByCause(failure, subject);
        }
    }

    private static (HttpErrorKind Kind, Told Told) ByCause(Exception failure, Subject subject)
    {
        if (Find<AuthenticationException>(failure) is not null)
        {
            return (HttpErrorKind.Tls, HandshakeProblem.Describe(failure, subject));
        }

        if (Find<SocketException>(failure) is { } broken)
        {
            // The connection was there, and the server may have got the request: that is no failure to connect.
            return (HttpErrorKind.Reset, $"the connection {(IsReset(broken) ? "was reset" : "broke")} before the answer ({broken.SocketErrorCode}). Try again.");
        }

        // Below a connection that broke lies what broke it; anything else is what could not be read of what came.
        return Innermost(failure) is IOException or ObjectDisposedException
            ? (HttpErrorKind.Reset, $"the connection broke before the answer: {subject.Said(Innermost(failure).Message)}")
            : (HttpErrorKind.Protocol, $"the server does not speak HTTP as it should: {subject.Said(Innermost(failure).Message)}");
    }

    private static (HttpErrorKind Kind, Told Told) OfBody(Exception failure, Subject subject) =>
        failure switch
        {
            BodyTooLargeException large => (HttpErrorKind.Body, large.Told),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } or HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                (HttpErrorKind.Protocol, HeadersTooLarge("headers after the body", subject)),
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
                (HttpErrorKind.Body, "the body was cut: the server closed the connection before its end. Try again."),
            InvalidDataException => (HttpErrorKind.Body, $"the body cannot be decompressed: {subject.Said(failure.Message)}"),
            _ when Find<SocketException>(failure) is { } broken && IsReset(broken) =>
                (HttpErrorKind.Body, $"the body was cut: the connection was reset in the middle of the body ({broken.SocketErrorCode}). Try again."),
            _ => (HttpErrorKind.Body, $"the body could not be read: {subject.Said(Innermost(failure).Message)}"),
        };

    // The handler ends a talk with a SOCKS proxy by closing the connection when the time is up, and throws what comes of that.
    private static bool IsCutShort(Exception failure) =>
        Find<ObjectDisposedException>(failure) is not null || Find<SocketException>(failure) is { SocketErrorCode: SocketError.OperationAborted };

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
