using System.Buffers;
using System.Text;

namespace Meanwhile;

/// <summary>
/// Finds a character that is escaped as in JSON. In a URL the backslash before it has become a slash, in its path, or is itself
/// percent-encoded, in its query.
/// </summary>
internal static class EscapedText
{
    private const string PercentEncodedBackslash = "%5C";
    private const int HexDigits = 4;

    /// <summary>How many characters at the beginning of a text are this one, escaped; zero if they are not.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        var first = UnitAt(text, out units[0]);
        if (first == 0)
        {
            return PlainlyEscapedAt(text, rune);
        }

        var second = char.IsHighSurrogate(units[0]) ? UnitAt(text[first..], out units[1]) : 0;
        var isOne = Rune.DecodeFromUtf16(units[..(second > 0 ? 2 : 1)], out var found, out _) == OperationStatus.Done;
        return isOne && EncodedText.IsSame(found, rune) ? first + second : 0;
    }

    /// <summary>As <c>\u0053</c>, one unit of UTF-16.</summary>
    private static int UnitAt(ReadOnlySpan<char> text, out char unit)
    {
        var digits = BackslashAt(text) + 1;
        if (digits > 1 && text.Length >= digits + HexDigits && text[digits - 1] is 'u' or 'U' && EncodedText.TryHex(text.Slice(digits, HexDigits), out var value))
        {
            unit = (char)value;
            return digits + HexDigits;
        }

        unit = '\0';
        return 0;
    }

    /// <summary>As <c>\"</c>; what follows the backslash may be percent-encoded, or a second backslash that has become a slash.</summary>
    private static int PlainlyEscapedAt(ReadOnlySpan<char> text, Rune rune)
    {
        var backslash = BackslashAt(text);
        if (backslash == 0 || rune.Value is not ('"' or '/' or '\\' or '\''))
        {
            return 0;
        }

        var rest = text[backslash..];
        return rest.IsEmpty ? 0
            : rest[0] == rune.Value || (rest[0] == '/' && rune.Value == '\\') ? backslash + 1
            : rest.StartsWith($"%{rune.Value:X2}", StringComparison.OrdinalIgnoreCase) ? backslash + PercentEncodedBackslash.Length
            : 0;
    }

    private static int BackslashAt(ReadOnlySpan<char> text) =>
        text.IsEmpty ? 0
        : text[0] is '\\' or '/' ? 1
        : text.StartsWith(PercentEncodedBackslash, StringComparison.OrdinalIgnoreCase) ? PercentEncodedBackslash.Length
        : 0;
}
