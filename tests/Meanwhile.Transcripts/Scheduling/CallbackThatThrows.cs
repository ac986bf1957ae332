namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CallbackThatThrows : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallSoon(Fail);
        EventLoop.Current.CallSoon(() => Say("next"));
        await Yield();
        EventLoop.Current.CallLater(1.Seconds, Fail);
        await Sleep(2.Seconds);
        Say("end");

        void Fail() => throw new ArgumentException("boom");
    }
}
