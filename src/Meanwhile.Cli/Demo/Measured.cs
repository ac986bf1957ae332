using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Demo;

/// <summary>What one way of checking gave.</summary>
/// <param name="Rows">In the order of the requests.</param>
/// <param name="Tally">Their counts.</param>
/// <param name="Began">When it began, by the loop's clock.</param>
/// <param name="Took">How long it took.</param>
internal sealed record Measured(Row[] Rows, Tally Tally, TimeSpan Began, TimeSpan Took);
