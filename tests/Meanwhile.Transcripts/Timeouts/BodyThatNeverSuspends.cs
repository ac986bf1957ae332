namespace Meanwhile.Transcripts.Timeouts;

internal sealed class BodyThatNeverSuspends : Twin
{
    protected override async Coroutine Main()
    {
        foreach (var seconds in new[] { 0, -1, 1 })
        {
            TimeoutScope? passed = null;
            await WithTimeout(seconds.Seconds, async scope =>
            {
                passed = scope;
                Clock.Advance(5.Seconds);
                Say("runs");
            });
            Say(passed!.Expired);
        }

        await Yield();
        Say(LoopTask.Current!.CancelRequests);
    }
}
