using System.Text;

namespace Meanwhile;

public sealed partial class HttpSession
{
    /// <summary>Sends a body to a URL.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="body">The body with its headers; null for none. Where a redirect or a retry asks for it a second time it is sent again, unless it is or has a stream.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Post(string url, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Post, url, body, cancellationToken);

    /// <inheritdoc cref="Post(string, HttpContent?, CancellationToken)"/>
    public Coroutine<HttpReply> Post(Uri url, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Post, url, body, cancellationToken);

    /// <summary>Sends a body to a URL.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="text">The body, sent as UTF-8.</param>
    /// <param name="mediaType">What the text is, such as "text/csv".</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/>, <paramref name="text"/> or <paramref name="mediaType"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https; or the media type is none.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Post(string url, string text, string mediaType = "text/plain", CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Post, url, TextContent(text, mediaType), cancellationToken);

    /// <summary>Asks to put a body in place of what is at a URL.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="body">The body with its headers; null for none. Where a redirect or a retry asks for it a second time it is sent again, unless it is or has a stream.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Put(string url, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Put, url, body, cancellationToken);

    /// <inheritdoc cref="Put(string, HttpContent?, CancellationToken)"/>
    public Coroutine<HttpReply> Put(Uri url, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Put, url, body, cancellationToken);

    /// <summary>Asks to put a body in place of what is at a URL.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="text">The body, sent as UTF-8.</param>
    /// <param name="mediaType">What the text is, such as "text/csv".</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/>, <paramref name="text"/> or <paramref name="mediaType"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https; or the media type is none.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Put(string url, string text, string mediaType = "text/plain", CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Put, url, TextContent(text, mediaType), cancellationToken);

    /// <summary>Asks to change what is at a URL as a body says.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="body">The body with its headers; null for none. Where a redirect or a retry asks for it a second time it is sent again, unless it is or has a stream.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Patch(string url, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Patch, url, body, cancellationToken);

    /// <inheritdoc cref="Patch(string, HttpContent?, CancellationToken)"/>
    public Coroutine<HttpReply> Patch(Uri url, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Patch, url, body, cancellationToken);

    /// <summary>Asks to change what is at a URL as a body says.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="text">The body, sent as UTF-8.</param>
    /// <param name="mediaType">What the text is, such as "text/csv".</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/>, <paramref name="text"/> or <paramref name="mediaType"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https; or the media type is none.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Patch(string url, string text, string mediaType = "text/plain", CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Patch, url, TextContent(text, mediaType), cancellationToken);

    private static StringContent TextContent(string text, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mediaType);
        try
        {
            return new StringContent(text, Encoding.UTF8, mediaType);
        }
        catch (FormatException failure)
        {
            throw new ArgumentException($"'{SafeUrl.Of(mediaType)}' is not a media type. Write it like text/csv.", nameof(mediaType), failure);
        }
    }
}
