namespace Meanwhile.Transcripts.Context;

internal sealed class CallbackOfAFuture : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        var future = new Future();
        variable.Value = "when added";
        future.AddDoneCallback(_ => Say("callback", variable.Value));
        variable.Value = "when set";
        future.SetResult();
        await Yield();
        Say("main", variable.Value);
    }
}
