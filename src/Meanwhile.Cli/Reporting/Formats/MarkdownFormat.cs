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

    /// <summary>
    /// As code: what lists and servers say becomes no link, no tag, no column and nobody's name. The marks around it are longer than
    /// any within, and a backslash that stands before a bar is moved away from it, because it would say something about the bar.
    /// </summary>
    private static string Cell(string text)
    {
        var shown = Printable.Of(text).Replace("\\|", "\\ |", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Trim();
        if (shown.Length == 0)
        {
            return "";
        }

        var marks = new string('`', LongestRun(shown, '`') + 1);
        var room = shown[0] == '`' || shown[^1] == '`' ? " " : "";
        return $"{marks}{room}{shown}{room}{marks}";
    }

    private static int LongestRun(string text, char of)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == of ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
