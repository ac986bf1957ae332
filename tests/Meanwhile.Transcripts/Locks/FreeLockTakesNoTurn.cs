namespace Meanwhile.Transcripts.Locks;

internal sealed class FreeLockTakesNoTurn : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        EventLoop.Current.CallSoon(() => Say("callback"));
        await gate.Acquire();
        Say("acquired", gate.IsLocked);
        gate.Release();
        Say("released", gate.IsLocked);
        await Yield();
    }
}
