namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CallAtInThePast : Twin
{
    protected override async Coroutine Main()
    {
        await Sleep(5.Seconds);
        EventLoop.Current.CallAt(1.Seconds, () => Say("timer", Now));
        EventLoop.Current.CallSoon(() => Say("soon"));
        await Yield();
        await Yield();
        Say("end", Now);
    }
}
