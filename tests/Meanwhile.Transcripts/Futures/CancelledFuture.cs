namespace Meanwhile.Transcripts.Futures;

internal sealed class CancelledFuture : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        Say(future.Cancel(), future.Cancel());
        Say(future.IsDone, future.IsCancelled);
        Say(Attempt(() => future.SetResult(1)) is InvalidStateException ? "InvalidStateError" : "no");
        Say(Attempt(() => future.Result));
        Say(Attempt(() => future.Exception));
        Say(await Attempted(future));
    }
}
