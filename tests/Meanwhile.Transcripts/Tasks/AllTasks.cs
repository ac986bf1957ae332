namespace Meanwhile.Transcripts.Tasks;

internal sealed class AllTasks : Twin
{
    protected override async Coroutine Main()
    {
        var tasks = new[] { CreateTask(Work(1)), CreateTask(Work(2)) };
        Say(EventLoop.Current.Tasks.Count);
        await tasks[0];
        Say(EventLoop.Current.Tasks.Count, EventLoop.Current.Tasks.Contains(tasks[1]), EventLoop.Current.Tasks.Contains(tasks[0]));
        await tasks[1];
        Say(EventLoop.Current.Tasks.SequenceEqual([LoopTask.Current!]));

        async Coroutine Work(int seconds) => await Sleep(seconds.Seconds);
    }
}
