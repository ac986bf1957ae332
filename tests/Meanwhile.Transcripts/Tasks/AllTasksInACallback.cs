namespace Meanwhile.Transcripts.Tasks;

internal sealed class AllTasksInACallback : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Sleep(1.Seconds));
        var loop = EventLoop.Current;
        loop.CallSoon(Callback);
        loop.CallLater(0.5.Seconds, Callback);
        loop.CallLater(2.Seconds, Callback);
        await Sleep(3.Seconds);

        void Callback() => Say(LoopTask.Current, loop.Tasks.Contains(task), loop.Tasks.Count);
    }
}
