namespace Meanwhile.Transcripts.Scheduling;

internal sealed class ManyCancelledTimers : Twin
{
    protected override async Coroutine Main()
    {
        TimerHandle[] timers = [.. Enumerable.Range(0, 200).Select(i => EventLoop.Current.CallLater((1 + (i % 7)).Seconds, () => Say(i)))];
        EventLoop.Current.CallLater(5.Seconds, () => Say("the last one", Now));
        foreach (var timer in timers)
        {
            timer.Cancel();
        }

        await Sleep(10.Seconds);
        Say(Now);
    }
}
