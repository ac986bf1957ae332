namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CallbackQueuedByACallback : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallSoon(() =>
        {
            Say("outer");
            EventLoop.Current.CallSoon(() => Say("inner"));
        });
        EventLoop.Current.CallSoon(() => Say("beside"));
        await Yield();
        Say("after one turn");
        await Yield();
        Say("after two turns");
    }
}
