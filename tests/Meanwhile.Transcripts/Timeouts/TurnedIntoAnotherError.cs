namespace Meanwhile.Transcripts.Timeouts;

internal sealed class TurnedIntoAnotherError : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), LoopTask.Current!.CancelRequests);

        Coroutine Body() =>
            WithTimeout(1.Seconds, async _ =>
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException error)
                {
                    throw new ArgumentException("other", error);
                }
            });
    }
}
