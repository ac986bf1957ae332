namespace Meanwhile.Transcripts.Threads;

internal sealed class CalledFromAWrongThread : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        Say(await ToThread(Work));
        await Yield();

        object? Work() => Attempt(() => loop.CallSoon(() => Say("called"))) is Exception error ? TypeOf(error) : "accepted";
    }
}
