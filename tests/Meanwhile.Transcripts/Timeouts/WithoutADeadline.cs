namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WithoutADeadline : Twin
{
    protected override async Coroutine Main()
    {
        await WithTimeout(null, async scope =>
        {
            await Sleep(1000.Seconds);
            Say(scope.Deadline, Now);
        });
        Say(await Attempted(Body()), Now);

        Coroutine Body() =>
            WithTimeout(null, async scope =>
            {
                scope.Reschedule(1003.Seconds);
                await Sleep(10.Seconds);
            });
    }
}
