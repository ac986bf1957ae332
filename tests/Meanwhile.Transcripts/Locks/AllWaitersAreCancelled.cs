namespace Meanwhile.Transcripts.Locks;

internal sealed class AllWaitersAreCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await gate.Acquire();
        LoopTask[] tasks = [CreateTask(Work()), CreateTask(Work()), CreateTask(Work())];
        await Yield();
        foreach (var task in tasks)
        {
            task.Cancel();
        }

        gate.Release();
        await Wait(tasks);
        Say(tasks.Select(task => task.IsCancelled), gate.IsLocked);
        using (await gate.Acquire())
        {
            Say("mine");
        }

        async Coroutine Work()
        {
            using (await gate.Acquire())
            {
                Say("never");
            }
        }
    }
}
