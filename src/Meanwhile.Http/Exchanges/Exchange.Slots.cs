namespace Meanwhile;

internal sealed partial class Exchange
{
    private HostGate? held;
    private SlotWait? waiting;

    /// <summary>It was given its place among the connections.</summary>
    internal void Hold(HostGate gate) => held = gate;

    /// <summary>Waits until it may be sent.</summary>
    internal async Coroutine WaitForTurn()
    {
        var wait = session.Admission.Wait(this);
        current = wait;
        waiting = wait;
        try
        {
            await wait;
        }
        finally
        {
            waiting = null;
        }

        ThrowIfAborted();
        ForgiveTurn(wait);
    }

    /// <summary>Gives its place to those who wait.</summary>
    internal void ReleaseSlots()
    {
        if (held is { } gate)
        {
            held = null;
            session.Admission.Leave(gate);
        }
    }
}
