namespace Meanwhile;

/// <summary>
/// Keeps the handler from sending a request again when its connection ends before a byte of an answer: the server may have got
/// the request and acted on it, and whether it is sent again is for <see cref="HttpRetryOptions"/> to say. Where a connection has
/// brought an answer before, its end mostly means that the server had grown tired of it, and the handler still takes another for
/// a request that does no harm if it comes twice (RFC 9110, 9.2.2).
/// </summary>
internal static class SentOnce
{
    /// <summary>A filter for each new connection, after the proxy's tunnel and the TLS handshake.</summary>
    internal static ValueTask<Stream> Filter(SocketsHttpPlaintextStreamFilterContext context, CancellationToken _) =>
        // HTTP/2 tells which requests the server has not begun with; those may be sent again.
        new(context.NegotiatedHttpVersion.Major < 2 ? new UnansweredStream(context.PlaintextStream) : context.PlaintextStream);
}
