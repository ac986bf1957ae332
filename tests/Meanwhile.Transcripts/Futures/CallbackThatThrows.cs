namespace Meanwhile.Transcripts.Futures;

internal sealed class CallbackThatThrows : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        future.AddDoneCallback(_ => Say("first"));
        future.AddDoneCallback(_ => throw new ArgumentException("boom"));
        future.AddDoneCallback(_ => Say("third"));
        future.SetResult();
        await future;
        await Yield();
        Say("end");
    }
}
