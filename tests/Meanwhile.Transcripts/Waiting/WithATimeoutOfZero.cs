namespace Meanwhile.Transcripts.Waiting;

internal sealed class WithATimeoutOfZero : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        var (done, pending) = await Wait([task], timeout: TimeSpan.Zero);
        Say(done.Count, pending.Count, Now);
        (done, pending) = await Wait([task], timeout: TimeSpan.Zero);
        Say(done.Count, pending.Count, Now);

        async Coroutine<string> Work() => "value";
    }
}
