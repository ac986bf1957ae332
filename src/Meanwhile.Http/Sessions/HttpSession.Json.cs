using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace Meanwhile;

public sealed partial class HttpSession
{
    /// <summary>Sends a value as JSON to a URL.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="value">The value, which is written now.</param>
    /// <param name="type">How to write it, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> or <paramref name="type"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> PostJson<T>(string url, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Post, url, JsonBody.Write(value, type), cancellationToken);

    /// <summary>Sends a value as JSON to a URL. Names are written in camel case.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="value">The value, which is written now.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    [RequiresUnreferencedCode(JsonBody.ByReflection)]
    [RequiresDynamicCode(JsonBody.ByReflection)]
    public Coroutine<HttpReply> PostJson<T>(string url, T value, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Post, url, JsonBody.Write(value, JsonBody.Info<T>()), cancellationToken);

    /// <summary>Asks to put a value, sent as JSON, in place of what is at a URL.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="value">The value, which is written now.</param>
    /// <param name="type">How to write it, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> or <paramref name="type"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> PutJson<T>(string url, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Put, url, JsonBody.Write(value, type), cancellationToken);

    /// <summary>Asks to put a value, sent as JSON, in place of what is at a URL. Names are written in camel case.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="value">The value, which is written now.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    [RequiresUnreferencedCode(JsonBody.ByReflection)]
    [RequiresDynamicCode(JsonBody.ByReflection)]
    public Coroutine<HttpReply> PutJson<T>(string url, T value, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Put, url, JsonBody.Write(value, JsonBody.Info<T>()), cancellationToken);

    /// <summary>Asks to change what is at a URL as a value, sent as JSON, says.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="value">The value, which is written now.</param>
    /// <param name="type">How to write it, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> or <paramref name="type"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> PatchJson<T>(string url, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Patch, url, JsonBody.Write(value, type), cancellationToken);

    /// <summary>Asks to change what is at a URL as a value, sent as JSON, says. Names are written in camel case.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="value">The value, which is written now.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed; a status that is no success is not a failure here, see <see cref="HttpReply.EnsureSuccess"/>.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    [RequiresUnreferencedCode(JsonBody.ByReflection)]
    [RequiresDynamicCode(JsonBody.ByReflection)]
    public Coroutine<HttpReply> PatchJson<T>(string url, T value, CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Patch, url, JsonBody.Write(value, JsonBody.Info<T>()), cancellationToken);
}
