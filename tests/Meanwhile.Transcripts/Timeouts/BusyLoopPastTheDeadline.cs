namespace Meanwhile.Transcripts.Timeouts;

internal sealed class BusyLoopPastTheDeadline : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        Coroutine Body() =>
            WithTimeout(2.Seconds, async outer =>
            {
                TimeoutScope? scope = null;
                try
                {
                    await WithTimeout(1.Seconds, async inner =>
                    {
                        scope = inner;
                        await Yield();
                        Clock.Advance(5.Seconds);
                        await Yield();
                        await Sleep(10.Seconds);
                    });
                }
                catch (Exception error)
                {
                    Say("inner raises", TypeOf(error), scope!.Expired, outer.Expired);
                    throw;
                }
            });
    }
}
