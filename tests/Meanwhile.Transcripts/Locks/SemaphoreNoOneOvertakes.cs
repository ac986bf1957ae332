namespace Meanwhile.Transcripts.Locks;

internal sealed class SemaphoreNoOneOvertakes : Twin
{
    protected override async Coroutine Main()
    {
        var semaphore = new AsyncSemaphore(1);
        await semaphore.Acquire();
        var waiter = CreateTask(Work("waiter"));
        await Yield();
        semaphore.Release();
        Say(semaphore.IsLocked);
        await Work("late");
        await waiter;

        async Coroutine Work(string name)
        {
            await semaphore.Acquire();
            Say(name);
            semaphore.Release();
        }
    }
}
