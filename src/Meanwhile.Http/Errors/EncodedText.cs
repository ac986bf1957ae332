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

    // More ways to read the same characters than any text has that is meant to be read.
    private const int MostWays = 16;

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

    /// <summary>How many characters at the beginning of a text say the same as the sought one, as many as may be; zero if they do not.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, string sought)
    {
        // Where the text may go on: "//" is one escaped slash, or two plain ones.
        var ends = new Ends(stackalloc int[MostWays]);
        var next = new Ends(stackalloc int[MostWays]);
        ends.Add(0);
        foreach (var rune in sought.EnumerateRunes())
        {
            next.Clear();
            foreach (var end in ends.All)
            {
                AddAt(text[end..], rune, end, ref next);
            }

            if (next.All.IsEmpty)
            {
                return 0;
            }

            var done = ends;
            ends = next;
            next = done;
        }

        var longest = 0;
        foreach (var end in ends.All)
        {
            longest = Math.Max(longest, end);
        }

        return longest;
    }

    private static void AddAt(ReadOnlySpan<char> text, Rune rune, int from, ref Ends ends)
    {
        if (text.IsEmpty)
        {
            return;
        }

        AddIfAny(text[0] is '%' or '\\' or '/' ? EscapedText.LengthAt(text, rune) : 0, from, ref ends);
        AddIfAny(
            text[0] switch
            {
                '%' => PercentAt(text, rune),
                '&' => HtmlAt(text, rune),
                '+' => rune.Value == ' ' ? 1 : 0,

                // What a URL makes of it.
                '/' => rune.Value == '\\' ? 1 : 0,
                _ => 0,
            },
            from,
            ref ends
        );
        AddIfAny(PlainAt(text, rune), from, ref ends);
    }

    private static void AddIfAny(int length, int from, ref Ends ends)
    {
        if (length > 0)
        {
            ends.Add(from + length);
        }
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

    internal static bool IsSame(Rune one, Rune other) => one == other || Rune.ToUpperInvariant(one) == Rune.ToUpperInvariant(other);

    internal static bool TryHex(ReadOnlySpan<char> text, out int value) => int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    /// <summary>Places in a text, each once.</summary>
    private ref struct Ends(Span<int> room)
    {
        private readonly Span<int> room = room;
        private int count;

        public readonly ReadOnlySpan<int> All => room[..count];

        public void Clear() => count = 0;

        public void Add(int end)
        {
            if (count < room.Length && !All.Contains(end))
            {
                room[count++] = end;
            }
        }
    }
}
