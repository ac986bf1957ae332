namespace Meanwhile.Transcripts.Locks;

internal sealed class SemaphoreWokenWaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var semaphore = new AsyncSemaphore(0);
        LoopTask[] tasks = [CreateTask(Work("a")), CreateTask(Work("b")), CreateTask(Work("c"))];
        await Yield();
        semaphore.Release();
        tasks[0].Cancel();
        await Wait(tasks);
        Say(tasks.Select(task => task.IsCancelled), semaphore.IsLocked);

        async Coroutine Work(string name)
        {
            using (await semaphore.Acquire())
            {
                Say(name);
            }
        }
    }
}
