namespace Meanwhile.Transcripts.Locks;

internal sealed class SemaphoreManyReleasesInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var semaphore = new AsyncSemaphore(0);
        var order = new List<string>();
        List<LoopTask> tasks = [.. "abcd".Select(name => CreateTask(Work(name.ToString())))];
        await Yield();
        semaphore.Release();
        semaphore.Release();
        tasks.Add(CreateTask(Work("late")));
        await Sleep(1.Seconds);
        Say(order, semaphore.IsLocked);
        for (var i = 0; i < 4; i++)
        {
            semaphore.Release();
        }

        await Gather(tasks);
        Say(order, semaphore.IsLocked);

        async Coroutine Work(string name)
        {
            await semaphore.Acquire();
            order.Add(name);
        }
    }
}
