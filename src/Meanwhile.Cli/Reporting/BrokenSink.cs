namespace Meanwhile.Cli.Reporting;

/// <summary>A sink that takes no more.</summary>
internal sealed record BrokenSink(RowSink Sink, string Reason);
