namespace Meanwhile.Transcripts.Timeouts;

internal sealed class RescheduledIntoThePast : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        Coroutine Body() =>
            WithTimeout(10.Seconds, async scope =>
            {
                await Sleep(2.Seconds);
                scope.Reschedule(1.Seconds);
                Say("moved", scope.Expired);
                await Sleep(5.Seconds);
                Say("never");
            });
    }
}
