namespace Meanwhile.Transcripts.Timeouts;

internal sealed class RescheduledAfterItsEnd : Twin
{
    protected override async Coroutine Main()
    {
        TimeoutScope? over = null;
        await WithTimeout(10.Seconds, async scope => over = scope);
        Say(TypeOf(Attempt(() => over!.Reschedule(20.Seconds))), over!.Expired);
    }
}
