namespace Meanwhile.Transcripts.Signals;

internal sealed class HandlerIsRemoved : TwinInItsOwnProcess
{
    protected override void PerformHere() => Async.Run(Main, Options);

    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        var came = new AsyncEvent();
        Say(loop.RemoveSignalHandler(Usr1));
        loop.AddSignalHandler(Usr1, () => Say("removed"));
        Say(loop.RemoveSignalHandler(Usr1), loop.RemoveSignalHandler(Usr1));
        loop.AddSignalHandler(Usr1, came.Set);
        Send(Usr1);
        await came.Wait();
        Say("came");
    }
}
