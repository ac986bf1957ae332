namespace Meanwhile.Transcripts.Timeouts;

internal sealed class SwallowedInside : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), LoopTask.Current!.CancelRequests);

        async Coroutine Body()
        {
            TimeoutScope? expired = null;
            await WithTimeout(1.Seconds, async scope =>
            {
                expired = scope;
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException)
                {
                    Say("swallowed");
                }
            });
            Say("goes on", expired!.Expired);
        }
    }
}
