namespace Meanwhile.Transcripts.Locks;

internal sealed class ReleasedWithoutBeingHeld : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        Say(TypeOf(Attempt(gate.Release)));
        using (await gate.Acquire()) { }

        Say(TypeOf(Attempt(gate.Release)), gate.IsLocked);
    }
}
