namespace Meanwhile.Transcripts.Locks;

internal sealed class WaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await gate.Acquire();
        LoopTask[] tasks = [CreateTask(Work("a")), CreateTask(Work("b")), CreateTask(Work("c"))];
        await Yield();
        tasks[1].Cancel();
        await Yield();
        Say(tasks[1].IsCancelled);
        gate.Release();
        await Wait(tasks);
        Say(gate.IsLocked);

        async Coroutine Work(string name)
        {
            using (await gate.Acquire())
            {
                Say(name, "holds it");
            }
        }
    }
}
