using System.Buffers;
using System.Globalization;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>One line of columns for each URL, for people; it needs to see no other row, so that rows appear as they come.</summary>
internal sealed class TableFormat(bool colors, bool hasSummary = true, bool isVerbose = false) : IRowFormat
{
    private readonly StringBuilder text = new();

    public void Write(Row row, IBufferWriter<byte> to)
    {
        var verdict = row.IsUp ? Ink.Green("up  ", colors) : Ink.Red("down", colors);
        var status = row.Status?.ToString(CultureInfo.InvariantCulture) ?? "-";
        var time = row.Attempts == 0 ? "-" : Durations.Short(row.Time);
        text.Clear();
        text.Append(CultureInfo.InvariantCulture, $"{verdict}  {status,3}  {time,7}  {Printable.Of(row.Url)}");
        if (isVerbose && row.Redirects.Count > 0)
        {
            foreach (var step in row.Redirects)
            {
                text.Append(Ink.Dim(string.Create(CultureInfo.InvariantCulture, $" →{step.Status} "), colors)).Append(Printable.Of(step.To));
            }
        }
        else if (row.FinalUrl is { } final && !IsSame(row, final))
        {
            text.Append(Ink.Dim(" → ", colors)).Append(Printable.Of(final));
        }

        if (row.Error is { } reason)
        {
            text.Append("  ").Append(Ink.Red($"{reason.Name()}: {Printable.Of(row.Message ?? "")}", colors));
        }

        if (row.Attempts > 1)
        {
            text.Append(Ink.Dim(string.Create(CultureInfo.InvariantCulture, $" (attempt {row.Attempts})"), colors));
        }

        if (isVerbose && row.HttpVersion is { } version)
        {
            text.Append(Ink.Dim(string.Create(CultureInfo.InvariantCulture, $" [{row.Method} HTTP/{version} {Printable.Of(row.ContentType ?? "-")} {row.Bytes:N0} bytes]"), colors));
        }

        text.Append('\n');
        foreach (var chunk in text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, to);
        }
    }

    public void End(Func<bool, string> summary, IBufferWriter<byte> to)
    {
        if (hasSummary)
        {
            Encoding.UTF8.GetBytes(summary(colors), to);
        }
    }

    /// <summary>A slash that the URL got on the way is not worth an arrow.</summary>
    private static bool IsSame(Row row, string final) =>
        row.Url == final || (row.Redirects.Count == 0 && Uri.TryCreate(row.Url, UriKind.Absolute, out var address) && address.AbsoluteUri == final);
}
