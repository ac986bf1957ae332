using System.Diagnostics.CodeAnalysis;

namespace Meanwhile.Cli.Check.Input;

/// <summary>Tells whether a text is a URL that can be checked, and if not why.</summary>
internal static class AddressParser
{
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (HasControlCharacter(text))
        {
            problem = "no URL: it contains control characters";
        }
        else if (scheme < 0)
        {
            problem = "no URL: it has no scheme; write https://… or http://…";
        }
        else if (!IsScheme(text[..scheme]))
        {
            problem = "no URL: it does not begin with http:// or https://";
        }
        else if (!IsHttp(text.AsSpan(0, scheme)))
        {
            problem = $"unknown scheme '{text[..scheme]}': only http and https can be checked";
        }
        else if (HasScheme(text.AsSpan(scheme + 3)))
        {
            problem = "no URL: it has two schemes, one after the other";
        }
        else if (!Uri.TryCreate(text, UriKind.Absolute, out address) || address.Host.Length == 0)
        {
            address = null;
            problem = "no URL: its host or port cannot be understood";
        }
        else
        {
            problem = null;
        }

        return problem is null;
    }

    /// <summary>What is no URL, as it may be shown: nobody knows where a password in it would begin or end, so that all before the last "@" goes.</summary>
    public static string WithoutUser(string text)
    {
        var slashes = text.IndexOf("//", StringComparison.Ordinal);
        var at = text.LastIndexOf('@');
        var from = slashes < 0 || at < slashes ? 0 : slashes + 2;
        return at < 0 ? text : string.Concat(text.AsSpan(0, from), text.AsSpan(at + 1));
    }

    private static bool HasControlCharacter(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsScheme(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.');

    private static bool HasScheme(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsHttp(ReadOnlySpan<char> scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
}
