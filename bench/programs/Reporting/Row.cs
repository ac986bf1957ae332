namespace Meanwhile.Programs.Reporting;

/// <summary>A line of the table: what is compared with what, and what it has to reach.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Ours">The name of our measurement.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="PeerName">What the peer is.</param>
/// <param name="Peer">The name of the peer's measurement; null for a bar on our own figure.</param>
/// <param name="MostRatio">The bar: ours by the peer's may be this at most; null for none.</param>
/// <param name="Most">The bar on our own figure; null for none.</param>
/// <param name="MostBytes">The bar on what an operation allocates; null for none.</param>
internal sealed record Row(
    string Work,
    string Ours,
    string Unit,
    string PeerName = "",
    string? Peer = null,
    double? MostRatio = null,
    double? Most = null,
    double? MostBytes = null
);
