namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForResultAtTheDeadline : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        EventLoop.Current.CallAt(1.Seconds, () => future.SetResult("value"));
        Say(await Attempted(WaitFor(future, 1.Seconds)), Now);
    }
}
