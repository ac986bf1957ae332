namespace Meanwhile.Transcripts.Tasks;

internal sealed class AllTasksWhenOneIsDone : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        var ends = CreateTask(Work(), "ends");
        var cancelled = CreateTask(Work(), "cancelled");
        foreach (var task in new[] { ends, cancelled })
        {
            task.AddDoneCallback(done => Say(task.Name, loop.Tasks.Contains(task), LoopTask.Current));
        }

        cancelled.Cancel();
        Say(loop.Tasks.Count);
        await Sleep(1.Seconds);
        Say(loop.Tasks.Count);

        async Coroutine Work()
        {
            await Yield();
            Say(loop.Tasks.Count);
        }
    }
}
