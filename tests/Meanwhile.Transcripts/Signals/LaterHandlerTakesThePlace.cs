namespace Meanwhile.Transcripts.Signals;

internal sealed class LaterHandlerTakesThePlace : TwinInItsOwnProcess
{
    protected override void PerformHere() => Async.Run(Main, Options);

    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        var came = new AsyncEvent();
        loop.AddSignalHandler(Usr1, () => Say("first"));
        loop.AddSignalHandler(Usr1, Second);
        Send(Usr1);
        await came.Wait();
        Say("goes on");

        void Second()
        {
            Say("second");
            came.Set();
        }
    }
}
