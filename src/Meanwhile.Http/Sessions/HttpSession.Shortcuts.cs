using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace Meanwhile;

public sealed partial class HttpSession
{
    /// <summary>Gets the text at a URL. Its status has to be a success.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed, or its status is no success.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<string> GetText(string url, CancellationToken cancellationToken = default) =>
        ReadText(Get(url, cancellationToken));

    /// <inheritdoc cref="GetText(string, CancellationToken)"/>
    public Coroutine<string> GetText(Uri url, CancellationToken cancellationToken = default) => ReadText(Get(url, cancellationToken));

    /// <summary>Gets the bytes at a URL. Its status has to be a success.</summary>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed, or its status is no success.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<byte[]> GetBytes(string url, CancellationToken cancellationToken = default) =>
        ReadBytes(Get(url, cancellationToken));

    /// <inheritdoc cref="GetBytes(string, CancellationToken)"/>
    public Coroutine<byte[]> GetBytes(Uri url, CancellationToken cancellationToken = default) => ReadBytes(Get(url, cancellationToken));

    /// <summary>Gets the JSON at a URL, with names in camel case or any other. Its status has to be a success.</summary>
    /// <typeparam name="T">What the JSON stands for.</typeparam>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">The URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed, or its status is no success, or the body is not such JSON.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    [RequiresUnreferencedCode(JsonBody.ByReflection)]
    [RequiresDynamicCode(JsonBody.ByReflection)]
    public Coroutine<T> GetJson<T>(string url, CancellationToken cancellationToken = default) =>
        ReadJson(Get(url, cancellationToken), JsonBody.Info<T>());

    /// <inheritdoc cref="GetJson{T}(string, CancellationToken)"/>
    [RequiresUnreferencedCode(JsonBody.ByReflection)]
    [RequiresDynamicCode(JsonBody.ByReflection)]
    public Coroutine<T> GetJson<T>(Uri url, CancellationToken cancellationToken = default) => ReadJson(Get(url, cancellationToken), JsonBody.Info<T>());

    /// <inheritdoc cref="GetJson{T}(string, CancellationToken)"/>
    /// <param name="url">The URL; a relative one is resolved against the session's base.</param>
    /// <param name="type">How to read it, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    public Coroutine<T> GetJson<T>(string url, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ReadJson(Get(url, cancellationToken), type);
    }

    /// <inheritdoc cref="GetJson{T}(string, JsonTypeInfo{T}, CancellationToken)"/>
    public Coroutine<T> GetJson<T>(Uri url, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ReadJson(Get(url, cancellationToken), type);
    }

    private static async Coroutine<string> ReadText(Coroutine<HttpReply> asked)
    {
        using var reply = (await asked).EnsureSuccess();
        return await reply.Text();
    }

    private static async Coroutine<byte[]> ReadBytes(Coroutine<HttpReply> asked)
    {
        using var reply = (await asked).EnsureSuccess();
        return await reply.Bytes();
    }

    private static async Coroutine<T> ReadJson<T>(Coroutine<HttpReply> asked, JsonTypeInfo<T> type)
    {
        using var reply = (await asked).EnsureSuccess();
        return await reply.Json(type);
    }
}
