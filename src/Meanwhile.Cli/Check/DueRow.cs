namespace Meanwhile.Cli.Check;

/// <summary>A row that is to be written.</summary>
/// <param name="Row">The row; null where there will be none, because the run stopped.</param>
/// <param name="Length">The length of its line.</param>
internal sealed record DueRow(Row? Row, int Length);
