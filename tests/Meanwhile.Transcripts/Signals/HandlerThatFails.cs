namespace Meanwhile.Transcripts.Signals;

internal sealed class HandlerThatFails : TwinInItsOwnProcess
{
    protected override void PerformHere() => Async.Run(Main, Options);

    protected override async Coroutine Main()
    {
        var came = new AsyncQueue<string>();
        EventLoop.Current.AddSignalHandler(Usr1, Handle);
        for (var i = 0; i < 2; i++)
        {
            Send(Usr1);
            Say(await came.Get());
        }

        void Handle()
        {
            came.TryPut("came");
            throw new ArgumentException("handler");
        }
    }
}
