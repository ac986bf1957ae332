namespace Meanwhile.Transcripts.Completing;

internal sealed class TimeoutOfZero : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int>[] tasks = [CreateTask(Work(1)), CreateTask(Work(2)), CreateTask(Work(4))];
        await Sleep(3.Seconds);
        try
        {
            await foreach (var task in AsCompleted(tasks[..2], timeout: 0.Seconds))
            {
                Say(task.IsDone, await task is 1 or 2);
            }

            await foreach (var task in AsCompleted(tasks, timeout: 0.Seconds))
            {
                Say(task.IsDone, await task is 1 or 2);
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
