namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CancelATimerOfThisTurn : Twin
{
    protected override async Coroutine Main()
    {
        TimerHandle? second = null;
        EventLoop.Current.CallAt(1.Seconds, () =>
        {
            Say("first");
            second!.Cancel();
        });
        second = EventLoop.Current.CallAt(2.Seconds, () => Say("never"));
        Clock.Advance(5.Seconds);
        await Sleep(1.Seconds);
        Say(second.IsCancelled);
    }
}
