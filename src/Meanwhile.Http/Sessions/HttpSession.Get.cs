namespace Meanwhile;

public sealed partial class HttpSession
{
    /// <summary>Asks for what is at a URL.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Get(string url, CancellationToken cancellationToken = default) => Send(HttpMethod.Get, url, null, cancellationToken);

    /// <inheritdoc cref="Get(string, CancellationToken)"/>
    public Coroutine<HttpReply> Get(Uri url, CancellationToken cancellationToken = default) => Send(HttpMethod.Get, url, null, cancellationToken);

    /// <summary>Asks for the headers of what is at a URL, without its body.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Head(string url, CancellationToken cancellationToken = default) => Send(HttpMethod.Head, url, null, cancellationToken);

    /// <inheritdoc cref="Head(string, CancellationToken)"/>
    public Coroutine<HttpReply> Head(Uri url, CancellationToken cancellationToken = default) => Send(HttpMethod.Head, url, null, cancellationToken);

    /// <summary>Asks to delete what is at a URL.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Delete(string url, CancellationToken cancellationToken = default) => Send(HttpMethod.Delete, url, null, cancellationToken);

    /// <inheritdoc cref="Delete(string, CancellationToken)"/>
    public Coroutine<HttpReply> Delete(Uri url, CancellationToken cancellationToken = default) => Send(HttpMethod.Delete, url, null, cancellationToken);
}
