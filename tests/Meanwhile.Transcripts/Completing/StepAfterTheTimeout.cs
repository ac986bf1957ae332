namespace Meanwhile.Transcripts.Completing;

internal sealed class StepAfterTheTimeout : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int>[] tasks = [CreateTask(Work(1)), CreateTask(Work(2)), CreateTask(Work(4))];
        try
        {
            await foreach (var task in AsCompleted(tasks, timeout: 3.Seconds))
            {
                Say(await task, Now);
                await Sleep(5.Seconds);
            }
        }
        catch (TimeoutException error)
        {
            Say(error, Now);
        }

        Say(tasks[2].IsDone, await tasks[2]);

        async Coroutine<int> Work(int seconds)
        {
            await Sleep(seconds.Seconds);
            return seconds;
        }
    }
}
