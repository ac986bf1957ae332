namespace Meanwhile;

/// <summary>The headers that a session sends with every request.</summary>
internal sealed class DefaultHeaders
{
    // Punctuation that the name of a header may have.
    private const string NamePunctuation = "!#$%&'*+-.^_`|~";

    private readonly List<DefaultHeader> headers = [];

    internal DefaultHeaders(HttpSessionOptions options)
    {
        foreach (var (name, value) in options.Headers)
        {
            Check(name, value, "options.Headers");
            Add(name, value);
        }

        if (options.UserAgent is { } agent && Find("User-Agent") is null)
        {
            Check("User-Agent", agent, "options.UserAgent");
            Add("User-Agent", agent);
        }
    }

    /// <summary>Adds those that the request does not have itself.</summary>
    internal void AddTo(HttpRequestMessage request)
    {
        // One that the session makes itself has none yet.
        var hasOwn = request.Headers.NonValidated.Count > 0;
        foreach (var header in headers)
        {
            var name = header.Name;
            if (hasOwn && request.Headers.NonValidated.Contains(name))
            {
                continue;
            }

            if (!request.Headers.TryAddWithoutValidation(name, header.Values) && request.Content is { } content && !content.Headers.NonValidated.Contains(name))
            {
                content.Headers.TryAddWithoutValidation(name, header.Values);
            }
        }
    }

    // The value is never shown: it may be a secret.
    private static void Check(string? name, string? value, string parameter)
    {
        if (string.IsNullOrEmpty(name) || !IsToken(name))
        {
            throw new ArgumentException($"'{SafeUrl.Of(name ?? "")}' cannot be the name of a header.", parameter);
        }

        if (value is null || value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException($"The value of the header '{name}' is null, or has a line break or a NUL in it.", parameter);
        }
    }

    // Loops, and nothing generic: a session is often made at the start of a program, and each of these would cost it time to compile.
    private static bool IsToken(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !NamePunctuation.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    // A name may come several times; a request that has it itself gets none of them.
    private void Add(string name, string value)
    {
        if (Find(name) is { } known)
        {
            known.Values.Add(value);
        }
        else
        {
            headers.Add(new DefaultHeader(name, value));
        }
    }

    private DefaultHeader? Find(string name)
    {
        foreach (var header in headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header;
            }
        }

        return null;
    }

    private sealed class DefaultHeader(string name, string value)
    {
        internal string Name => name;

        internal List<string> Values { get; } = [value];
    }
}
