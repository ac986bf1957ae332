using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting.Formats;

/// <summary>The formats by name and by the extension of a file.</summary>
internal static class RowFormats
{
    public static (string Name, OutputFormat Format)[] Names { get; } =
    [
        ("table", OutputFormat.Table),
        ("jsonl", OutputFormat.JsonLines),
        ("csv", OutputFormat.Csv),
        ("junit", OutputFormat.JUnit),
        ("markdown", OutputFormat.Markdown),
    ];

    public static IRowFormat Create(OutputFormat format, bool colors = false, bool shows = true, bool verbose = false) =>
        format switch
        {
            OutputFormat.JsonLines => new JsonLinesFormat(),
            OutputFormat.Csv => new CsvFormat(),
            OutputFormat.JUnit => new JUnitFormat(),
            OutputFormat.Markdown => new MarkdownFormat(shows),
            _ => new TableFormat(colors, shows, verbose),
        };

    /// <summary>Whether the summary is a part of it.</summary>
    public static bool HasSummary(this OutputFormat format) => format is OutputFormat.Table or OutputFormat.Markdown;

    /// <summary>The format that a file's name asks for.</summary>
    public static OutputFormat? ByExtension(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".TXT" => OutputFormat.Table,
            ".JSONL" or ".NDJSON" => OutputFormat.JsonLines,
            ".CSV" => OutputFormat.Csv,
            ".XML" => OutputFormat.JUnit,
            ".MD" => OutputFormat.Markdown,
            _ => null,
        };
}
