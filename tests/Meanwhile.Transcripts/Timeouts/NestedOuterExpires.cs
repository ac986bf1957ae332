namespace Meanwhile.Transcripts.Timeouts;

internal sealed class NestedOuterExpires : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        Coroutine Body() =>
            WithTimeout(1.Seconds, async _ =>
            {
                TimeoutScope? scope = null;
                try
                {
                    await WithTimeout(10.Seconds, async inner =>
                    {
                        scope = inner;
                        await Sleep(5.Seconds);
                    });
                }
                catch (Exception error)
                {
                    Say("inner raises", TypeOf(error), scope!.Expired);
                    throw;
                }
            });
    }
}
