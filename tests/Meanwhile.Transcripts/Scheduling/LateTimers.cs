namespace Meanwhile.Transcripts.Scheduling;

internal sealed class LateTimers : Twin
{
    protected override async Coroutine Main()
    {
        foreach (var delay in new[] { 3, 1, 2 })
        {
            EventLoop.Current.CallLater(delay.Seconds, () =>
            {
                Say(delay, Now);
                EventLoop.Current.CallSoon(() => Say("soon after", delay));
            });
        }

        Clock.Advance(10.Seconds);
        await Yield();
        await Yield();
        await Yield();
        Say("end");
    }
}
