namespace Meanwhile.Transcripts.Scheduling;

internal sealed class RefusedRunLeavesTheLoopAsItWas : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        Say(Attempt(loop.RunForever));
        Say(loop.IsRunning, EventLoop.CurrentOrNull == loop);
    }
}
