namespace Meanwhile.Cli.Check;

/// <summary>A file that gets the rows too.</summary>
internal sealed record OutputFile(OutputFormat Format, string Path);
