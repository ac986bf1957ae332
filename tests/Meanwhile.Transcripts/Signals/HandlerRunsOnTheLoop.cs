namespace Meanwhile.Transcripts.Signals;

internal sealed class HandlerRunsOnTheLoop : TwinInItsOwnProcess
{
    protected override void PerformHere() => Async.Run(Main, Options);

    protected override async Coroutine Main()
    {
        var came = new AsyncEvent();
        var thread = Environment.CurrentManagedThreadId;
        EventLoop.Current.AddSignalHandler(Usr1, Handle);
        Send(Usr1);
        Say("raised");
        await came.Wait();
        Say("goes on");

        void Handle()
        {
            Say("handled", LoopTask.Current, Environment.CurrentManagedThreadId == thread);
            came.Set();
        }
    }
}
