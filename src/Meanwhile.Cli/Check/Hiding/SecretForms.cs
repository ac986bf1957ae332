using System.Text;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Check.Hiding;

/// <summary>The texts by which a secret could be known: itself, its parts, and what it becomes in base64 and in hexadecimal digits.</summary>
internal static class SecretForms
{
    // Shorter ones would be found in texts that have nothing to do with them.
    private const int LeastCharacters = 4;
    private const int LeastEncodedCharacters = 6;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The longest first: one may be a part of another.</returns>
    public static string[] Of(RequestOptions options)
    {
        var plain = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in options.Headers.Where(header => !header.IsOpen))
        {
            AddValue(plain, header.Value ?? "");
        }

        AddPair(plain, options.User ?? "");
        foreach (var user in ProxyUsers.Of(options))
        {
            AddPair(plain, user);
        }

        return FormsOf(plain);
    }

    /// <returns>Those of a user and a password with a colon between. The longest first.</returns>
    public static string[] OfUser(string pair)
    {
        var plain = new HashSet<string>(StringComparer.Ordinal);
        AddPair(plain, pair);
        return FormsOf(plain);
    }

    /// <summary>One may be a part of another.</summary>
    public static string[] LongestFirst(IEnumerable<string> forms) =>
        [.. forms.Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length).ThenBy(text => text, StringComparer.Ordinal)];

    private static string[] FormsOf(HashSet<string> plain)
    {
        if (plain.Count == 0)
        {
            return [];
        }

        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in plain.Where(text => text.Length >= LeastCharacters))
        {
            all.Add(text);
            all.UnionWith(Encoded(Encoding.UTF8.GetBytes(text)).Where(form => form.Length >= LeastEncodedCharacters));
        }

        return LongestFirst(all);
    }

    /// <summary>"Bearer TOKEN", "id=SECRET; other=SECRET", "Basic BASE64": each part alone is the secret too.</summary>
    private static void AddValue(HashSet<string> found, string value)
    {
        found.Add(value);
        found.UnionWith(value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        foreach (var part in value.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                found.Add(part[(equals + 1)..].Trim('"'));
            }
        }

        if (value.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && Decoded(value[6..].Trim()) is { } pair)
        {
            AddPair(found, pair);
        }
    }

    private static void AddPair(HashSet<string> found, string pair)
    {
        if (pair.Length > 0)
        {
            found.Add(pair);

            // As it is sent; a server may send back any form of that, too.
            found.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));

            // The name alone is often the token.
            found.UnionWith(pair.Split(':', 2));
        }
    }

    private static string? Decoded(string base64)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception failure) when (failure is FormatException or DecoderFallbackException)
        {
            // Not what Basic is followed by: the text itself is hidden all the same.
            return null;
        }
    }

    /// <summary>Of base64 those characters that this text alone decides, wherever in the three bytes of a group it begins; and those with which it ends.</summary>
    private static IEnumerable<string> Encoded(byte[] bytes)
    {
        var digits = BitConverter.ToString(bytes);
        yield return digits.Replace("-", "", StringComparison.Ordinal);
        if (bytes.Length > 1)
        {
            yield return digits;
            yield return digits.Replace('-', ':');
            yield return digits.Replace('-', ' ');
        }

        for (var before = 0; before < 3; before++)
        {
            var base64 = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var from = ((before * 8) + 5) / 6;
            var end = (before + bytes.Length) * 8 / 6;
            foreach (var form in (string[])[base64[from..end], base64[from..].TrimEnd('=')])
            {
                yield return form;
                yield return form.Replace('+', '-').Replace('/', '_');
            }
        }
    }
}
