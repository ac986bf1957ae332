namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CancelAfterFiringDoesNothing : Twin
{
    protected override async Coroutine Main()
    {
        var first = EventLoop.Current.CallLater(1.Seconds, () => Say("first"));
        EventLoop.Current.CallLater(1.Seconds, first.Cancel);
        EventLoop.Current.CallLater(2.Seconds, () => Say("second"));
        await Sleep(3.Seconds);
        Say(first.When.TotalSeconds);
    }
}
