namespace Meanwhile.Transcripts.Timeouts;

internal sealed class RescheduledAfterItsEnd : Twin
{
    protected override async Coroutine Main()
    {
        TimeoutScope? over = null;
        await WithTimeout(10.Seconds, async scope => over = scope);
        Say(Attempt(() => over!.Reschedule(20.Seconds)) is InvalidOperationException ? "RuntimeError" : "no", over!.Expired);
    }
}
