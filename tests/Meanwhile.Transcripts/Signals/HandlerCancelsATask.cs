namespace Meanwhile.Transcripts.Signals;

internal sealed class HandlerCancelsATask : TwinInItsOwnProcess
{
    protected override void PerformHere() => Async.Run(Main, Options);

    protected override async Coroutine Main()
    {
        var ready = new AsyncEvent();
        var task = CreateTask(Serve());
        EventLoop.Current.AddSignalHandler(Usr1, () => task.Cancel("told to stop"));
        await ready.Wait();
        Send(Usr1);
        Say(await Attempted(task));

        async Coroutine Serve()
        {
            try
            {
                ready.Set();
                await new AsyncEvent().Wait();
            }
            finally
            {
                Say("cleans up");
            }
        }
    }
}
