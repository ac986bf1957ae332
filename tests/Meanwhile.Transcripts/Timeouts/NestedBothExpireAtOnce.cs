namespace Meanwhile.Transcripts.Timeouts;

internal sealed class NestedBothExpireAtOnce : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        Coroutine Body() =>
            WithTimeoutAt(1.Seconds, async outer =>
            {
                TimeoutScope? scope = null;
                try
                {
                    await WithTimeoutAt(1.Seconds, async inner =>
                    {
                        scope = inner;
                        await Sleep(5.Seconds);
                    });
                }
                finally
                {
                    Say("inner", scope!.Expired, "outer", outer.Expired);
                }
            });
    }
}
