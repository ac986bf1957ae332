namespace Meanwhile.Transcripts.Timeouts;

internal sealed class BodyFailsInItsCleanUp : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        Coroutine Body() =>
            WithTimeout(1.Seconds, async _ =>
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                finally
                {
                    await Sleep(1.Seconds);
#pragma warning disable CA2219, MA0072 // It is what the program shows.
                    throw new ArgumentException("clean-up");
#pragma warning restore CA2219, MA0072
                }
            });
    }
}
