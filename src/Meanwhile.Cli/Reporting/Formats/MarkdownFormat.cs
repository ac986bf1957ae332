using System.Buffers;
using System.Globalization;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>A table as GitHub shows it, for comments and job summaries.</summary>
internal sealed class MarkdownFormat(bool hasSummary) : IRowFormat
{
    public void Begin(IBufferWriter<byte> to) => to.Write("| | status | time | URL | |\n|---|---|---|---|---|\n"u8);

    public void Write(Row row, IBufferWriter<byte> to)
    {
        var verdict = row.IsUp ? "up" : "**down**";
        var status = row.Status?.ToString(CultureInfo.InvariantCulture) ?? "-";
        var time = row.Attempts == 0 ? "-" : Durations.Short(row.Time);
        var remark =
            row.Error is { } reason ? $"{reason.Name()}: {Cell(row.Message ?? "")}"
            : row.Redirects.Count > 0 ? $"→ {Cell(row.FinalUrl ?? "")}"
            : "";
        Encoding.UTF8.GetBytes($"| {verdict} | {status} | {time} | {Cell(row.Url)} | {remark} |\n", to);
    }

    public void End(Func<bool, string> summary, IBufferWriter<byte> to)
    {
        if (hasSummary)
        {
            Encoding.UTF8.GetBytes(summary(false), to);
        }
    }

    // What a server says must not become a column, a tag or a link of its own making.
    private static string Cell(string text) =>
        Printable
            .Of(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("`", "\\`", StringComparison.Ordinal);
}
