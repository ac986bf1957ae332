namespace Meanwhile.Transcripts.Futures;

internal sealed class ResultTooEarly : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        Say(future.IsDone, future.IsCancelled);
        Say(Attempt(() => future.Result));
        Say(Attempt(() => future.Exception));
        future.SetResult(42);
        Say(future.IsDone, future.IsCancelled);
        Say(future.Result, future.Exception);
    }
}
