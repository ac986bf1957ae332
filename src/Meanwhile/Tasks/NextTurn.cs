using System.Diagnostics;

namespace Meanwhile;

/// <summary>What a yielding task is parked on: its next turn.</summary>
internal sealed class NextTurn : IWaitable
{
    internal static readonly NextTurn Instance = new();

    public void Register(LoopTask parking) => throw new UnreachableException("a yield stands in the ready queue, not with a waitable");

    public void Interrupt(LoopTask parked, CancelRequest request) => Register(parked);

    public string Describe(LoopTask parked) => "its next turn";
}
