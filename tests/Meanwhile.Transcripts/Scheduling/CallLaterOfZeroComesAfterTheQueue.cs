namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CallLaterOfZeroComesAfterTheQueue : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallLater(TimeSpan.Zero, () => Say("timer"));
        EventLoop.Current.CallSoon(() => Say("soon 1"));
        EventLoop.Current.CallSoon(() => Say("soon 2"));
        await Yield();
        Say("after one turn");
        await Yield();
        Say("after two turns");
    }
}
