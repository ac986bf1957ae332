using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>A report that build servers read: each URL is a test case, of the class of its host.</summary>
internal sealed class JUnitFormat : IRowFormat
{
    private const int HeadLength = 256;

    private static readonly XmlWriterSettings Fragment = new() { ConformanceLevel = ConformanceLevel.Fragment, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };

    private readonly StringBuilder text = new();

    // The counts are known at the end alone. In a file they get into the room that is left here.
    public void Begin(IBufferWriter<byte> to) => to.Write(Head(""));

    public byte[] FinalHead(Tally tally, TimeSpan elapsed) =>
        Head(
            string.Create(
                CultureInfo.InvariantCulture,
                $" tests=\"{tally.Checked}\" failures=\"{tally.Down}\" errors=\"0\" skipped=\"0\" time=\"{elapsed.TotalSeconds:0.000}\""
            )
        );

    public void Write(Row row, IBufferWriter<byte> to)
    {
        text.Clear();
        using (var xml = XmlWriter.Create(text, Fragment))
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean(Uri.TryCreate(row.Url, UriKind.Absolute, out var address) ? address.Authority : "no URL"));
            xml.WriteAttributeString("name", Clean(row.Url));
            xml.WriteAttributeString("time", row.Time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
            if (row.Error is { } reason)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", reason.Name());
                xml.WriteAttributeString("message", Clean(row.Message ?? ""));
                xml.WriteString(Clean(string.Create(CultureInfo.InvariantCulture, $"{row.Source}: {row.Url}: {row.Message} (attempts: {row.Attempts})")));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        text.Append('\n');
        foreach (var chunk in text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, to);
        }
    }

    public void End(Func<bool, string> summary, IBufferWriter<byte> to) => to.Write("</testsuite>\n</testsuites>\n"u8);

    private static byte[] Head(string counts)
    {
        var head = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"meanwhile check\"{counts}";
        return Encoding.ASCII.GetBytes($"{head.PadRight(HeadLength)}>\n");
    }

    /// <summary>XML has no way to write some characters at all; and whoever shows the report must not obey others.</summary>
    private static string Clean(string text)
    {
        var value = Printable.Of(text);
        var at = 0;
        while (at < value.Length && XmlConvert.IsXmlChar(value[at]))
        {
            at++;
        }

        if (at == value.Length)
        {
            return value;
        }

        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar);
        }

        return clean.ToString();
    }
}
