namespace Meanwhile.Transcripts.Locks;

internal sealed class SemaphoreCancelledWaiterInTheMiddle : Twin
{
    protected override async Coroutine Main()
    {
        var semaphore = new AsyncSemaphore(1);
        LoopTask[] tasks = [.. "abcd".Select(name => CreateTask(Work(name.ToString())))];
        await Sleep(0.5.Seconds);
        tasks[2].Cancel();
        await Wait(tasks);
        Say(tasks.Select(task => task.IsCancelled), semaphore.IsLocked, Now);

        async Coroutine Work(string name)
        {
            using (await semaphore.Acquire())
            {
                Say(name, Now);
                await Sleep(1.Seconds);
            }
        }
    }
}
