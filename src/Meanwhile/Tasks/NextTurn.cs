namespace Meanwhile;

/// <summary>What a yielding task is parked on: its next turn.</summary>
internal sealed class NextTurn : IWaitable
{
    internal static readonly NextTurn Instance = new();

    public void Register(LoopTask parking) => parking.Wake(WakeKind.Turn);

    // It stands in the ready queue, and finds the cancel when it goes on.
    public void Interrupt(LoopTask parked, CancelRequest request) { }

    public string Describe(LoopTask parked) => "its next turn";
}
