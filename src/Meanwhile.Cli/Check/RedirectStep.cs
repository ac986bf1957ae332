namespace Meanwhile.Cli.Check;

/// <summary>A redirect that was followed, as it is shown.</summary>
/// <param name="Status">The status of the answer that redirected, such as 301.</param>
/// <param name="From">The URL that was asked for.</param>
/// <param name="To">The URL that was asked for next.</param>
internal sealed record RedirectStep(int Status, string From, string To);
