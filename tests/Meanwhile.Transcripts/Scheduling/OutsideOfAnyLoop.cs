namespace Meanwhile.Transcripts.Scheduling;

internal sealed class OutsideOfAnyLoop : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallSoon(() => Say("in a callback:", LoopTask.Current));
        await Yield();
        Say("in main:", LoopTask.Current is not null);
    }

    protected override void Perform()
    {
        Say(Attempt(() => EventLoop.Current));
        base.Perform();
        Say(Attempt(() => EventLoop.Current));
    }
}
