namespace Meanwhile.Transcripts.Locks;

internal sealed class WokenWaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await gate.Acquire();
        var first = CreateTask(Work("first"));
        var second = CreateTask(Work("second"));
        await Yield();
        gate.Release();
        first.Cancel();
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
