namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CancelledHandleNeverRuns : Twin
{
    protected override async Coroutine Main()
    {
        var soon = EventLoop.Current.CallSoon(() => Say("soon"));
        var later = EventLoop.Current.CallLater(1.Seconds, () => Say("later"));
        Handle? next = null;
        EventLoop.Current.CallSoon(() => next!.Cancel());
        next = EventLoop.Current.CallSoon(() => Say("next"));
        soon.Cancel();
        later.Cancel();
        later.Cancel();
        await Sleep(2.Seconds);
        Say(soon.IsCancelled, later.IsCancelled, next.IsCancelled);
    }
}
