namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TimerThatSetsATimer : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallLater(1.Seconds, () =>
        {
            Say("first", Now);
            EventLoop.Current.CallAt(EventLoop.Current.Time, () => Say("second", Now));
            EventLoop.Current.CallSoon(() => Say("soon"));
        });
        EventLoop.Current.CallLater(1.Seconds, () => Say("beside"));
        await Sleep(2.Seconds);
    }
}
