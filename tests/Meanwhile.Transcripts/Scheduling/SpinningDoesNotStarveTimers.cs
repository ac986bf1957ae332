namespace Meanwhile.Transcripts.Scheduling;

internal sealed class SpinningDoesNotStarveTimers : Twin
{
    protected override async Coroutine Main()
    {
        var fired = new List<string>();
        EventLoop.Current.CallLater(1.Seconds, () => fired.Add("timer"));
        var turns = 0;
        while (fired.Count == 0)
        {
            Clock.Advance(0.25.Seconds);
            await Yield();
            turns++;
        }

        Say(fired, turns);
    }
}
