namespace Meanwhile.Transcripts.Locks;

internal sealed class TimeoutWhileWaiting : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await gate.Acquire();
        Say(await Attempted(WaitFor(gate.Acquire(), 1.Seconds)), Now, gate.IsLocked);
        gate.Release();
        Say(gate.IsLocked);
        await WaitFor(gate.Acquire(), 1.Seconds);
        Say(gate.IsLocked);
    }
}
