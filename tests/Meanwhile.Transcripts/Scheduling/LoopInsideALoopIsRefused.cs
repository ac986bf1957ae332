namespace Meanwhile.Transcripts.Scheduling;

internal sealed class LoopInsideALoopIsRefused : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        using var other = new EventLoop(Options);
        Say(Attempt(() => Async.Run(Work, Options)));
        Say(Attempt(() => loop.RunUntilComplete(new Future(loop))));
        Say(Attempt(() => other.RunUntilComplete(new Future(other))));
        Say(Attempt(loop.Close));
        await Sleep(1.Seconds);
        Say("goes on", loop.IsRunning, Now);

        async Coroutine Work() { }
    }
}
