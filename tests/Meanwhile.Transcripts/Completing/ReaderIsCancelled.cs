namespace Meanwhile.Transcripts.Completing;

internal sealed class ReaderIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int>[] tasks = [CreateTask(Work(1)), CreateTask(Work(3))];
        var task = CreateTask(Reader());
        await Sleep(2.Seconds);
        task.Cancel();
        Say(await Attempted(task), tasks[1].IsDone);
        Say(await tasks[1], Now);

        async Coroutine<int> Work(int seconds)
        {
            await Sleep(seconds.Seconds);
            return seconds;
        }

        async Coroutine Reader()
        {
            await foreach (var task in AsCompleted(tasks))
            {
                Say(await task, Now);
            }
        }
    }
}
