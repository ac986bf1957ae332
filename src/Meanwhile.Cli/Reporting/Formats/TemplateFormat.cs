using System.Buffers;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>What the template says for each row, and nothing else: no end of line either.</summary>
internal sealed class TemplateFormat(Template template) : IRowFormat
{
    private readonly StringBuilder text = new();

    public void Write(Row row, IBufferWriter<byte> to)
    {
        text.Clear();
        template.Fill(row, text);
        foreach (var chunk in text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, to);
        }
    }
}
