namespace Meanwhile.Transcripts.Timeouts;

internal sealed class ErrorOfTheBodyBeforeTheDeadline : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);
        await Sleep(5.Seconds);
        Say(Now, LoopTask.Current!.CancelRequests);

        Coroutine Body() =>
            WithTimeout(2.Seconds, async _ =>
            {
                await Sleep(1.Seconds);
                throw new ArgumentException("boom");
            });
    }
}
