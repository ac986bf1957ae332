namespace Meanwhile.Transcripts.Signals;

internal sealed class SignalFromAThread : TwinInItsOwnProcess
{
    protected override void PerformHere() => Async.Run(Main, Options);

    protected override async Coroutine Main()
    {
        var came = new AsyncEvent();
        EventLoop.Current.AddSignalHandler(Usr1, came.Set);
        var thread = new Thread(static () => Send(Usr1));
        EventLoop.Current.CallSoon(thread.Start);
        await came.Wait();
        Say("came");
        thread.Join();
    }
}
