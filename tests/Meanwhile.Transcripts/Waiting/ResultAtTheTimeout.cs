namespace Meanwhile.Transcripts.Waiting;

internal sealed class ResultAtTheTimeout : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        var (done, pending) = await Wait([task], timeout: 1.Seconds);
        Say(done.Count, pending.Count, Now, task.IsDone);

        async Coroutine Work() => await Sleep(1.Seconds);
    }
}
