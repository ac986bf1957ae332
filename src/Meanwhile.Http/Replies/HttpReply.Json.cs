using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Meanwhile;

public sealed partial class HttpReply
{
    /// <summary>Reads the body as JSON, with names in camel case or any other.</summary>
    /// <typeparam name="T">What the JSON stands for.</typeparam>
    /// <exception cref="InvalidOperationException">The body was given out as a stream, or another call reads it now.</exception>
    /// <exception cref="ObjectDisposedException">The reply was disposed before its body was read.</exception>
    /// <exception cref="HttpSessionException">From the await: the body was cut, is larger than allowed, or is not such JSON.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time of the whole request was up.</exception>
    [RequiresUnreferencedCode(JsonBody.ByReflection)]
    [RequiresDynamicCode(JsonBody.ByReflection)]
    public Coroutine<T> Json<T>() => Json(JsonBody.Info<T>());

    /// <summary>Reads the body as JSON.</summary>
    /// <typeparam name="T">What the JSON stands for.</typeparam>
    /// <param name="type">How to read it, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The body was given out as a stream, or another call reads it now.</exception>
    /// <exception cref="ObjectDisposedException">The reply was disposed before its body was read.</exception>
    /// <exception cref="HttpSessionException">From the await: the body was cut, is larger than allowed, or is not such JSON.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time of the whole request was up.</exception>
    public Coroutine<T> Json<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        RequireReadable();
        return ReadJson(type);
    }

    private async Coroutine<T> ReadJson<T>(JsonTypeInfo<T> type)
    {
        var body = await ReadBytes();
        try
        {
            return JsonBody.Read(body, response.Content.Headers.ContentType?.CharSet, type);
        }
        catch (JsonException failure)
        {
            var subject = exchange.Subject;
            throw subject.Failed(HttpErrorKind.Body, $"the body is not the expected JSON: {subject.Said(failure.Message)}", failure);
        }
    }
}
