namespace Meanwhile.Transcripts.Futures;

internal sealed class RemovingCallbacks : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        Action<Future> first = _ => Say("first");
        Action<Future> second = _ => Say("second");
        foreach (var callback in new[] { first, second, first, second, first })
        {
            future.AddDoneCallback(callback);
        }

        Say(future.RemoveDoneCallback(first), future.RemoveDoneCallback(first));
        future.SetResult();
        await Yield();
        Say(future.RemoveDoneCallback(second));
    }
}
