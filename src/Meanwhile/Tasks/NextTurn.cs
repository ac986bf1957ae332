namespace Meanwhile;

/// <summary>What a yielding task is parked on: its next turn.</summary>
internal sealed class NextTurn : IWaitable
{
    internal static readonly NextTurn Instance = new();

    public void Register(LoopTask parking) => parking.YieldTurn();

    public void Interrupt(LoopTask parked, CancelRequest request) => parked.InterruptElapsing();

    public string Describe(LoopTask parked) => "its next turn";
}
