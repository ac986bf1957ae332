namespace Meanwhile.Interleavings;

/// <summary>Picks at random, the same each time for the same seed.</summary>
internal sealed class SeededOrder(int seed) : IPickingPolicy
{
    private const int MostPicks = 200_000;

    private readonly Random random = new(seed);
    private int picked;

    public int Pick(int count) =>
        ++picked <= MostPicks ? random.Next(count) : throw new InvalidOperationException($"Livelock: the program has not ended after {MostPicks} steps.");
}
