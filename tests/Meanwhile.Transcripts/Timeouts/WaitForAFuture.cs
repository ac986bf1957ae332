namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForAFuture : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        Say(await Attempted(WaitFor(future, 1.Seconds)), future.IsCancelled, Now);
        var done = new Future<string>();
        EventLoop.Current.CallLater(1.Seconds, () => done.SetResult("value"));
        Say(await WaitFor(done, 2.Seconds), Now);
    }
}
