using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Meanwhile;

/// <summary>Values as JSON bodies, both ways.</summary>
internal static class JsonBody
{
    internal const string ByReflection = "JSON by reflection needs types that trimming may remove. Pass a JsonTypeInfo<T> from a JsonSerializerContext.";

    [RequiresUnreferencedCode(ByReflection)]
    [RequiresDynamicCode(ByReflection)]
    internal static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)JsonSerializerOptions.Web.GetTypeInfo(typeof(T));

    internal static HttpContent Write<T>(T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    internal static T Read<T>(byte[] body, string? charset, JsonTypeInfo<T> type)
    {
        var encoding = BodyText.EncodingOf(charset);
        ReadOnlySpan<byte> json = encoding is UTF8Encoding or ASCIIEncoding ? body : Encoding.UTF8.GetBytes(encoding.GetString(body));
        if (json.StartsWith(Encoding.UTF8.Preamble))
        {
            json = json[Encoding.UTF8.Preamble.Length..];
        }

        var value = JsonSerializer.Deserialize(json, type);
        return value is null && !IsNullable(typeof(T)) ? throw new JsonException($"it is null, and not a {typeof(T).Name}. Ask for a JsonElement if it may be null.") : value!;
    }

    private static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null || type.IsAssignableTo(typeof(System.Text.Json.Nodes.JsonNode)) || type == typeof(object);
}
