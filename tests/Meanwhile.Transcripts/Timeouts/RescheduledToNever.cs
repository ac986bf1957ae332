namespace Meanwhile.Transcripts.Timeouts;

internal sealed class RescheduledToNever : Twin
{
    protected override async Coroutine Main()
    {
        await WithTimeout(1.Seconds, async scope =>
        {
            scope.Reschedule(null);
            await Sleep(100.Seconds);
            Say(scope.Deadline, scope.Expired);
        });
        Say(Now);
    }
}
