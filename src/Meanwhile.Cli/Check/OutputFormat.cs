namespace Meanwhile.Cli.Check;

internal enum OutputFormat
{
    Table,
    JsonLines,
    Csv,
    JUnit,
    Markdown,
}
