using System.Buffers;

namespace Meanwhile;

/// <summary>The headers that a session sends with every request.</summary>
internal sealed class DefaultHeaders
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    private readonly KeyValuePair<string, string>[] headers;

    internal DefaultHeaders(HttpSessionOptions options)
    {
        var all = new List<KeyValuePair<string, string>>();
        foreach (var header in options.Headers)
        {
            Check(header.Key, header.Value, "options.Headers");
            all.Add(header);
        }

        if (options.UserAgent is { } agent && !all.Exists(header => header.Key.Equals("User-Agent", StringComparison.OrdinalIgnoreCase)))
        {
            Check("User-Agent", agent, "options.UserAgent");
            all.Add(new("User-Agent", agent));
        }

        headers = [.. all];
    }

    /// <summary>Adds those that the request does not have itself.</summary>
    internal void AddTo(HttpRequestMessage request)
    {
        var own = request.Headers.NonValidated.Count > 0 ? request.Headers.NonValidated.Select(header => header.Key).ToArray() : [];
        foreach (var (name, value) in headers)
        {
            if (Array.Exists(own, present => present.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (!request.Headers.TryAddWithoutValidation(name, value) && request.Content is { } content && !content.Headers.NonValidated.Contains(name))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    // The value is never shown: it may be a secret.
    private static void Check(string? name, string? value, string parameter)
    {
        if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            throw new ArgumentException($"'{SafeUrl.Of(name ?? "")}' cannot be the name of a header.", parameter);
        }

        if (value is null || value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException($"The value of the header '{name}' is null, or has a line break or a NUL in it.", parameter);
        }
    }
}
