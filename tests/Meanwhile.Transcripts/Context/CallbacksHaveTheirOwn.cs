namespace Meanwhile.Transcripts.Context;

internal sealed class CallbacksHaveTheirOwn : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        variable.Value = "first";
        EventLoop.Current.CallSoon(() => Say("soon", variable.Value));
        variable.Value = "second";
        EventLoop.Current.CallLater(1.Seconds, () => Say("later", variable.Value));
        variable.Value = "third";
        await Sleep(2.Seconds);
        Say("main", variable.Value);
    }
}
