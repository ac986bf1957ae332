using System.Buffers;
using System.Globalization;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting;

/// <summary>One line of columns for each URL, for people; it needs to see no other row, so that rows appear as they come.</summary>
internal sealed class TableFormat(bool colors) : IRowFormat
{
    public void Write(Row row, IBufferWriter<byte> to)
    {
        var verdict = row.IsUp ? Ink.Green("up  ", colors) : Ink.Red("down", colors);
        var status = row.Status?.ToString(CultureInfo.InvariantCulture) ?? "-";
        var time = row.Attempts == 0 ? "-" : Durations.Short(row.Time);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{verdict}  {status,3}  {time,7}  {Printable.Of(row.Url)}");
        if (row.FinalUrl is { } final && !IsSame(row.Url, final))
        {
            text.Append(Ink.Dim(" → ", colors)).Append(Printable.Of(final));
        }

        if (row.Error is { } kind)
        {
            text.Append("  ").Append(Ink.Red($"{kind.Name()}: {Printable.Of(row.Message ?? "")}", colors));
        }

        if (row.Attempts > 1)
        {
            text.Append(Ink.Dim(string.Create(CultureInfo.InvariantCulture, $" (attempt {row.Attempts})"), colors));
        }

        text.Append('\n');
        Encoding.UTF8.GetBytes(text.ToString(), to);
    }

    /// <summary>A slash that the URL got on the way is not worth an arrow.</summary>
    private static bool IsSame(string given, string final) =>
        given == final || (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.AbsoluteUri == final);
}
