namespace Meanwhile.Transcripts.Locks;

internal sealed class NoOneOvertakesTheLine : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await gate.Acquire();
        var waiter = CreateTask(Work("waiter"));
        await Yield();
        gate.Release();
        Say(gate.IsLocked);
        await Work("late");
        await waiter;

        async Coroutine Work(string name)
        {
            using (await gate.Acquire())
            {
                Say(name);
            }
        }
    }
}
