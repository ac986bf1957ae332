namespace Meanwhile.Transcripts.Locks;

internal sealed class CancelAndReleaseInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await gate.Acquire();
        var first = CreateTask(Work("first"));
        var second = CreateTask(Work("second"));
        await Yield();
        first.Cancel();
        gate.Release();
        await Wait([first, second]);
        Say(first.IsCancelled, second.IsCancelled, gate.IsLocked);

        async Coroutine Work(string name)
        {
            using (await gate.Acquire())
            {
                Say(name, "holds it");
            }
        }
    }
}
