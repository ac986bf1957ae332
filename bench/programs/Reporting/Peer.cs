namespace Meanwhile.Programs.Reporting;

/// <summary>Who does the same work as we do, and what we have to reach beside it.</summary>
/// <param name="Column">Where the table shows it.</param>
/// <param name="Label">What of that peer does the work.</param>
/// <param name="Measurement">The name of its measurement; the part before the first dot is the name of the peer.</param>
/// <param name="MostRatio">The bar: ours by the peer's may be this at most; null for none.</param>
internal sealed record Peer(Column Column, string Label, string Measurement, double? MostRatio = null);
