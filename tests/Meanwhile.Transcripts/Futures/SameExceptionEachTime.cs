namespace Meanwhile.Transcripts.Futures;

internal sealed class SameExceptionEachTime : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        var error = new ArgumentException("boom");
        future.SetException(error);
        var first = await Attempted(future);
        var second = await Attempted(future);
        Say(first, second == first, first == error, future.Exception == error);
        Say(Attempt(() => future.Result) == error);
    }
}
