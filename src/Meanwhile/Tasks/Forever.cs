namespace Meanwhile;

/// <summary>What a task is parked on that sleeps until it is cancelled.</summary>
internal sealed class Forever : IWaitable
{
    internal static readonly Forever Instance = new();

    public void Register(LoopTask parking) { }

    public void Interrupt(LoopTask parked, CancelRequest request) => parked.Wake(WakeKind.Cancelled);

    public string Describe(LoopTask parked) => "sleep without an end";
}
