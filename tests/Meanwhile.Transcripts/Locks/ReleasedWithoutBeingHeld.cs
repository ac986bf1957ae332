namespace Meanwhile.Transcripts.Locks;

internal sealed class ReleasedWithoutBeingHeld : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        Say(Attempt(gate.Release) is InvalidOperationException ? "RuntimeError" : "no");
        using (await gate.Acquire()) { }

        Say(Attempt(gate.Release) is InvalidOperationException ? "RuntimeError" : "no", gate.IsLocked);
    }
}
