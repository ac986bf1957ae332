using System.Buffers;
using System.Globalization;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>Values with commas between, as RFC 4180 says, and a line with their names first. Lines end with a line feed alone.</summary>
internal sealed class CsvFormat : IRowFormat
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\" ");

    private readonly StringBuilder line = new();

    public void Begin(IBufferWriter<byte> to) =>
        to.Write("url,ok,status,error,message,ms,attempts,final_url,method,http_version,content_type,bytes,redirects,source\n"u8);

    public void Write(Row row, IBufferWriter<byte> to)
    {
        line.Clear();
        Add(row.Url);
        Add(row.IsUp ? "true" : "false");
        Add(row.Status?.ToString(CultureInfo.InvariantCulture));
        Add(row.Error?.Name());
        Add(row.Message);
        Add(Math.Round(row.Time.TotalMilliseconds, 1).ToString(CultureInfo.InvariantCulture));
        Add(row.Attempts.ToString(CultureInfo.InvariantCulture));
        Add(row.FinalUrl);
        Add(row.Method);
        Add(row.HttpVersion);
        Add(row.ContentType);
        Add(row.Bytes.ToString(CultureInfo.InvariantCulture));
        Add(string.Join(' ', row.Redirects.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Status} {step.To}"))));
        Add(row.Source);

        // In place of the last comma.
        line[^1] = '\n';
        foreach (var chunk in line.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, to);
        }
    }

    private void Add(string? value)
    {
        // What a spreadsheet would take for a formula and run it, it takes for text behind an apostrophe.
        if (value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..])
        {
            value = "'" + value;
        }

        // A line break in a value would be allowed, and would break every tool that reads lines.
        var text = Printable.Of(value ?? "");
        if (text.AsSpan().ContainsAny(Quoted))
        {
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(text);
        }

        line.Append(',');
    }
}
