namespace Meanwhile.Transcripts.Futures;

internal sealed class CallbackThatRemovesAnother : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        Action<Future> second = _ => Say("second");
        future.AddDoneCallback(_ => Say("first", future.RemoveDoneCallback(second)));
        future.AddDoneCallback(second);
        future.SetResult();
        await Yield();
        Say("end");
    }
}
