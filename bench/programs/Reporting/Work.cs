namespace Meanwhile.Programs.Reporting;

/// <summary>A row of the table: what is done, by us and by whom else, and what it has to reach.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Unit">The unit of every figure.</param>
/// <param name="Ours">The name of our measurement.</param>
internal sealed record Work(string Name, string Unit, string Ours)
{
    /// <summary>What the README calls it; null if it shows it not.</summary>
    internal string? Short { get; init; }

    internal Peer[] Peers { get; init; } = [];

    /// <summary>The bar on our own figure; null for none.</summary>
    internal double? Most { get; init; }

    /// <summary>The bar on what an operation of ours allocates; null for none.</summary>
    internal double? MostBytes { get; init; }

    /// <summary>How many things a time in ms is for, so that a rate can be told; null for none.</summary>
    internal int? Count { get; init; }
}
