namespace Meanwhile.Transcripts.Waiting;

internal sealed class ForWhatIsDone : Twin
{
    protected override async Coroutine Main()
    {
        var tasks = new[] { CreateTask(Work()), CreateTask(Work()) };
        await Yield();
        EventLoop.Current.CallSoon(() => Say("callback"));
        var (done, pending) = await Wait(tasks);
        Say(done.Count, pending.Count);
        await Yield();

        async Coroutine Work() { }
    }
}
