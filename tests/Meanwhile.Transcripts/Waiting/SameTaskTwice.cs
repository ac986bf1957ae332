namespace Meanwhile.Transcripts.Waiting;

internal sealed class SameTaskTwice : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        var (done, pending) = await Wait([task, task]);
        Say(done.Count, pending.Count, Now);

        async Coroutine Work() => await Sleep(1.Seconds);
    }
}
