namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TasksThatAwaitEachOther : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask[] tasks = new LoopTask[2];
        tasks[0] = CreateTask(Work(1));
        tasks[1] = CreateTask(Work(0));
        await Sleep(1.Seconds);
        Say(Attempt(() => tasks[0].Cancel()));
        await Sleep(1.Seconds);
        Say(tasks.Select(task => task.IsDone));

        async Coroutine Work(int other) => await tasks[other];
    }
}
