namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TimersOfDifferentDeadlines : Twin
{
    protected override async Coroutine Main()
    {
        foreach (var delay in new[] { 3, 1, 2 })
        {
            EventLoop.Current.CallLater(delay.Seconds, () => Say(delay, "at", Now));
        }

        await Sleep(4.Seconds);
        Say("end at", Now);
    }
}
