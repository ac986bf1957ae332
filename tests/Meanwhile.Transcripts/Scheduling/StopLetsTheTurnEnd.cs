namespace Meanwhile.Transcripts.Scheduling;

internal sealed class StopLetsTheTurnEnd : Twin
{
    protected override void Perform()
    {
        using var loop = new EventLoop(Options);
        loop.CallSoon(() =>
        {
            Say("stop");
            loop.Stop();
            loop.CallSoon(() => Say("queued meanwhile"));
        });
        loop.CallSoon(() => Say("same turn"));
        loop.RunForever();
        Say("stopped");
        loop.CallSoon(loop.Stop);
        loop.RunForever();
    }
}
