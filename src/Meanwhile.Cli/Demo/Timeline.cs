using System.Globalization;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Demo;

/// <summary>A picture of requests over time: a row for each, a bar from its beginning to its end.</summary>
internal sealed class Timeline
{
    private const int LabelWidth = 15;
    private const int RemarkWidth = 12;

    private readonly StringBuilder text = new();
    private readonly int columns;
    private readonly TimeSpan length;

    public Timeline(int width, TimeSpan length)
    {
        columns = Math.Max(10, width - LabelWidth - RemarkWidth);
        this.length = length;
    }

    public string Markup => text.ToString();

    /// <summary>The name of the picture, and the seconds from left to right.</summary>
    public void Title(string title)
    {
        text.Append(CultureInfo.InvariantCulture, $"[bold]{title}[/]\n");
        var scale = new StringBuilder(new string(' ', columns + 3));
        for (var second = 0; second <= (int)length.TotalSeconds; second++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"{second}s");
            var at = Column(TimeSpan.FromSeconds(second));
            scale.Remove(at, mark.Length).Insert(at, mark);
        }

        text.Append(CultureInfo.InvariantCulture, $"[grey]{new string(' ', LabelWidth)}{scale.ToString().TrimEnd()}[/]\n");
    }

    public void Heading(string heading) => text.Append(CultureInfo.InvariantCulture, $"   {heading}\n");

    public void Bar(Row row, TimeSpan origin)
    {
        var from = Column(row.Span.From - origin);
        var to = Math.Max(from + 1, Column(row.Span.To - origin));
        var label = Label(row.Url).PadRight(LabelWidth);
        var remark = row.Error is { } kind ? $" {row.Status?.ToString(CultureInfo.InvariantCulture) ?? kind.Name()}" : "";
        var color = row.IsUp ? "green" : "red";
        text.Append(CultureInfo.InvariantCulture, $"{label}{new string(' ', from)}[{color}]{new string('█', to - from)}{remark}[/]\n");
    }

    public void Note(string note) => text.Append(CultureInfo.InvariantCulture, $"     [grey]{note}[/]\n");

    private int Column(TimeSpan at) => Math.Clamp((int)Math.Round(at / length * columns), 0, columns);

    private static string Label(string url) => $"     {new Uri(url).AbsolutePath}";
}
