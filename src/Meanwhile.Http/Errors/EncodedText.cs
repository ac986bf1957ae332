using System.Globalization;
using System.Text;

namespace Meanwhile;

/// <summary>
/// Finds a text though it is encoded, each of its characters in a way of its own: percent-encoded as in URLs, escaped as in JSON or
/// in HTML, or with its bytes taken for characters. Upper and lower case are the same.
/// </summary>
internal static class EncodedText
{
    private const int MostBytes = 4;

    /// <summary>The text with something else wherever it says the sought one.</summary>
    public static string Replaced(string text, string sought, string by)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (LengthAt(text.AsSpan(at), sought) is var length and > 0)
            {
                text = string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + length));
                at += by.Length - 1;
            }
        }

        return text;
    }

    /// <summary>How many characters at the beginning of a text say the same as the sought one; zero if they do not.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, string sought)
    {
        var at = 0;
        foreach (var rune in sought.EnumerateRunes())
        {
            var used = OneAt(text[at..], rune);
            if (used == 0)
            {
                return 0;
            }

            at += used;
        }

        return at;
    }

    private static int OneAt(ReadOnlySpan<char> text, Rune rune)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var used = text[0] switch
        {
            '%' => PercentAt(text, rune),
            '\\' => JsonAt(text, rune),
            '&' => HtmlAt(text, rune),
            '+' => rune.Value == ' ' ? 1 : 0,
            _ => 0,
        };
        return used > 0 ? used : PlainAt(text, rune);
    }

    private static int PlainAt(ReadOnlySpan<char> text, Rune rune)
    {
        if (Rune.DecodeFromUtf16(text, out var first, out var length) == System.Buffers.OperationStatus.Done
            && (first == rune || Rune.ToUpperInvariant(first) == Rune.ToUpperInvariant(rune)))
        {
            return length;
        }

        // What .NET makes of bytes beyond ASCII in the head of an answer.
        Span<byte> bytes = stackalloc byte[MostBytes];
        var count = rune.EncodeToUtf8(bytes);
        for (var index = 0; index < count; index++)
        {
            if (index >= text.Length || text[index] != bytes[index])
            {
                return 0;
            }
        }

        return count;
    }

    private static int PercentAt(ReadOnlySpan<char> text, Rune rune)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var count = 0;
        while (count < MostBytes && text.Length >= (count + 1) * 3 && text[count * 3] == '%' && TryHex(text.Slice((count * 3) + 1, 2), out var value))
        {
            bytes[count++] = (byte)value;
        }

        return Rune.DecodeFromUtf8(bytes[..count], out var found, out var used) == System.Buffers.OperationStatus.Done && IsSame(found, rune) ? used * 3 : 0;
    }

    private static int JsonAt(ReadOnlySpan<char> text, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        var count = 0;
        while (count < 2 && text.Length >= (count + 1) * 6 && text[count * 6] == '\\' && text[(count * 6) + 1] is 'u' or 'U' && TryHex(text.Slice((count * 6) + 2, 4), out var value))
        {
            units[count++] = (char)value;
        }

        if (Rune.DecodeFromUtf16(units[..count], out var found, out var used) == System.Buffers.OperationStatus.Done)
        {
            return IsSame(found, rune) ? used * 6 : 0;
        }

        return text.Length > 1 && rune.Value is '"' or '/' or '\\' or '\'' && text[1] == rune.Value ? 2 : 0;
    }

    private static int HtmlAt(ReadOnlySpan<char> text, Rune rune)
    {
        const int Longest = 10;
        var end = text[..Math.Min(text.Length, Longest)].IndexOf(';');
        if (end < 3)
        {
            return 0;
        }

        var name = text[1..end];
        var value =
            name is "amp" ? '&'
            : name is "lt" ? '<'
            : name is "gt" ? '>'
            : name is "quot" ? '"'
            : name is "apos" ? '\''
            : name.StartsWith("#x", StringComparison.OrdinalIgnoreCase) && TryHex(name[2..], out var hex) ? hex
            : name[0] == '#' && int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        return value > 0 && Rune.IsValid(value) && IsSame(new Rune(value), rune) ? end + 1 : 0;
    }

    private static bool IsSame(Rune one, Rune other) => one == other || Rune.ToUpperInvariant(one) == Rune.ToUpperInvariant(other);

    private static bool TryHex(ReadOnlySpan<char> text, out int value) => int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
