namespace Meanwhile;

/// <summary>What an error of HTTP/2 that a server has sent says of the request that it ended (RFC 9113, 7 and 8.7).</summary>
internal static class Http2Failure
{
    private const int NoError = 0;
    private const int InternalError = 2;
    private const int RefusedStream = 7;
    private const int Cancelled = 8;
    private const int EnhanceYourCalm = 11;

    // Under these words the handler gives up a request that the server, by the last stream of its GOAWAY, has not begun with, after it
    // has sent it on other connections too: of all others it repeats the error itself. And one that it has not sent at all, because the
    // server had said GOAWAY before. No other part of what it throws tells them apart.
    private const string GivenUp = "The request was aborted.";
    private const string NotSent = "The server shut down the connection.";
    private const string NoHandshake = "An HTTP/2 connection could not be established because the server did not complete the HTTP/2 handshake.";

    /// <summary>Whether the server has said that it did nothing for the request: then any may be sent again.</summary>
    internal static bool IsUnprocessed(HttpRequestException failure) =>
        failure.InnerException is HttpProtocolException { ErrorCode: var code }
            ? code == RefusedStream || failure.Message == GivenUp
            : failure is { InnerException: null, Message: NotSent };

    /// <summary>Whether it ended the request, and does not say that somebody breaks the rules of HTTP.</summary>
    internal static bool IsEnded(HttpRequestException failure) =>
        failure.InnerException is HttpProtocolException { ErrorCode: NoError or InternalError or RefusedStream or Cancelled or EnhanceYourCalm };

    /// <summary>Whether the connection ended before the server had said a word of HTTP/2.</summary>
    internal static bool IsWithoutHandshake(HttpRequestException failure) => failure.Message.StartsWith(NoHandshake, StringComparison.Ordinal);

    /// <summary>The error by its name; a connection that is shut down in order has none.</summary>
    internal static string NameOf(HttpRequestException failure) =>
        (failure.InnerException as HttpProtocolException)?.ErrorCode switch
        {
            NoError or null => "NO_ERROR",
            InternalError => "INTERNAL_ERROR",
            RefusedStream => "REFUSED_STREAM",
            Cancelled => "CANCEL",
            EnhanceYourCalm => "ENHANCE_YOUR_CALM",
            var code => $"error {code}",
        };
}
