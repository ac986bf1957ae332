namespace Meanwhile.Transcripts.Completing;

internal sealed class TimeoutLeavesTheRestRunning : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int>[] tasks = [CreateTask(Work(1)), CreateTask(Work(3))];
        try
        {
            await foreach (var task in AsCompleted(tasks, timeout: 2.Seconds))
            {
                Say(await task);
            }
        }
        catch (TimeoutException error)
        {
            Say(error, Now);
        }

        Say(tasks[1].IsDone, await tasks[1], Now);

        async Coroutine<int> Work(int seconds)
        {
            await Sleep(seconds.Seconds);
            return seconds;
        }
    }
}
