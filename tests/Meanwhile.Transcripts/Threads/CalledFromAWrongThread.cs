namespace Meanwhile.Transcripts.Threads;

internal sealed class CalledFromAWrongThread : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        Say(await ToThread(Work));
        await Yield();

        string Work() => Attempt(() => loop.CallSoon(() => Say("called"))) is InvalidOperationException ? "refused" : "accepted";
    }
}
