namespace Meanwhile.Transcripts.Scheduling;

internal sealed class NegativeDelayIsNone : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallSoon(() => Say("callback"));
        await Sleep((-5).Seconds);
        Say("after sleep", Now);
        EventLoop.Current.CallLater((-1).Seconds, () => Say("timer", Now));
        await Sleep(1.Seconds);
    }
}
