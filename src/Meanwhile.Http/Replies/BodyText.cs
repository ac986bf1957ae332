using System.Text;

namespace Meanwhile;

/// <summary>The text of a body: a byte order mark tells its encoding, else the server, else it is UTF-8.</summary>
internal static class BodyText
{
    private static readonly Encoding[] Marked = [Encoding.UTF8, new UTF32Encoding(bigEndian: false, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode];

    internal static string Decode(byte[] body, string? charset)
    {
        foreach (var encoding in Marked)
        {
            if (body.AsSpan().StartsWith(encoding.Preamble))
            {
                return encoding.GetString(body.AsSpan(encoding.Preamble.Length));
            }
        }

        return EncodingOf(charset).GetString(body);
    }

    /// <summary>The encoding of that name; UTF-8 if there is none, as browsers do.</summary>
    internal static Encoding EncodingOf(string? charset)
    {
        if (string.IsNullOrEmpty(charset))
        {
            return Encoding.UTF8;
        }

        try
        {
            return Encoding.GetEncoding(charset.Trim('"', '\''));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
