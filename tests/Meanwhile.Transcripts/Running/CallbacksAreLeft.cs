namespace Meanwhile.Transcripts.Running;

internal sealed class CallbacksAreLeft : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        EventLoop.Current.CallLater(1.Seconds, () => Say("never"));
        EventLoop.Current.CallSoon(() => Say("soon"));
        Say("main ends");
    }
}
