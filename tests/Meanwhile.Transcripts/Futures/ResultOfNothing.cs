namespace Meanwhile.Transcripts.Futures;

internal sealed class ResultOfNothing : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        EventLoop.Current.CallLater(2.Seconds, future.SetResult);
        Say(await Attempted(future), Now, future.IsDone);
    }
}
