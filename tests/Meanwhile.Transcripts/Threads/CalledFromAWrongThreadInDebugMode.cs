namespace Meanwhile.Transcripts.Threads;

internal sealed class CalledFromAWrongThreadInDebugMode : Twin
{
    protected override LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            OnError = Report,
            HandleInterrupt = false,
            Debug = true,
        };

    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        Say(await ToThread(Work));
        await Yield();

        object? Work() => Attempt(() => loop.CallSoon(() => Say("called"))) is Exception error ? TypeOf(error) : "accepted";
    }
}
