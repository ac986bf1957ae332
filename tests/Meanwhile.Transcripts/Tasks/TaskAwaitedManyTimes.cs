namespace Meanwhile.Transcripts.Tasks;

internal sealed class TaskAwaitedManyTimes : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        var readers = new[] { CreateTask(Reader()), CreateTask(Reader()) };
        var first = await task;
        Say(first, await task == first, new[] { await readers[0] == first, await readers[1] == first });
        Say(task.IsDone, task.IsCancelled, task.Exception);

        async Coroutine<int[]> Work()
        {
            Say("work");
            await Sleep(1.Seconds);
            return [1];
        }

        async Coroutine<int[]> Reader() => await task;
    }
}
