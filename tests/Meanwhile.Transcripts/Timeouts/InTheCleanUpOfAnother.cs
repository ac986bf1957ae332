namespace Meanwhile.Transcripts.Timeouts;

internal sealed class InTheCleanUpOfAnother : Twin
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
                    try
                    {
                        await WithTimeout(2.Seconds, async _ => await Sleep(10.Seconds));
                    }
                    catch (TimeoutException error)
                    {
                        Say("clean-up:", error, Now, LoopTask.Current!.CancelRequests);
                    }
                }
            });
    }
}
