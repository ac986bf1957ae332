using System.Buffers;

namespace Meanwhile;

/// <summary>The headers that a session sends with every request.</summary>
internal sealed class DefaultHeaders
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    private readonly (string Name, string[] Values)[] headers;

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

        // A name may come several times; a request that has it itself gets none of them.
        headers =
        [
            .. all.GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase)
                .Select(group => (group.Key, group.ToArray())),
        ];
    }

    /// <summary>Adds those that the request does not have itself.</summary>
    internal void AddTo(HttpRequestMessage request)
    {
        // One that the session makes itself has none yet.
        var hasOwn = request.Headers.NonValidated.Count > 0;
        foreach (var (name, values) in headers)
        {
            if (hasOwn && request.Headers.NonValidated.Contains(name))
            {
                continue;
            }

            if (!request.Headers.TryAddWithoutValidation(name, values) && request.Content is { } content && !content.Headers.NonValidated.Contains(name))
            {
                content.Headers.TryAddWithoutValidation(name, values);
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
