namespace Meanwhile.Transcripts.Timeouts;

internal sealed class ExpiresDuringTheCleanUpOfAnother : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        Coroutine Body() =>
            WithTimeout(2.Seconds, async _ =>
            {
                try
                {
                    await WithTimeout(1.Seconds, async _ =>
                    {
                        try
                        {
                            await Sleep(10.Seconds);
                        }
                        finally
                        {
                            await Sleep(5.Seconds);
                        }
                    });
                }
                catch (Exception error)
                {
                    Say("inner raises", TypeOf(error), Now);
                    throw;
                }
            });
    }
}
