namespace Meanwhile.Tests.Programs;

/// <summary>First come, first served, and an end to programs that never end.</summary>
internal sealed class BoundedOrder(int most) : IPickingPolicy
{
    private int picked;

    public int Pick(int count) =>
        ++picked > most ? throw new InvalidOperationException($"Livelock: the program has not ended after {most} steps.") : 0;
}
