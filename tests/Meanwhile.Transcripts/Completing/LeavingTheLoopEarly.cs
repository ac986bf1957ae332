namespace Meanwhile.Transcripts.Completing;

internal sealed class LeavingTheLoopEarly : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int>[] tasks = [CreateTask(Work(2)), CreateTask(Work(1))];
        await foreach (var task in AsCompleted(tasks))
        {
            Say(await task, Now);
            break;
        }

        Say(tasks[0].IsDone, await tasks[0], Now);

        async Coroutine<int> Work(int seconds)
        {
            await Sleep(seconds.Seconds);
            return seconds;
        }
    }
}
