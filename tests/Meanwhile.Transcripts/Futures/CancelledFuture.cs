namespace Meanwhile.Transcripts.Futures;

internal sealed class CancelledFuture : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        Say(future.Cancel(), future.Cancel());
        Say(future.IsDone, future.IsCancelled);
        Say(TypeOf(Attempt(() => future.SetResult(1))));
        Say(Attempt(() => future.Result));
        Say(Attempt(() => future.Exception));
        Say(await Attempted(future));
    }
}
