namespace Meanwhile.Transcripts.Timeouts;

internal sealed class NestedInnerExpires : Twin
{
    protected override async Coroutine Main()
    {
        TimeoutScope? inner = null, outer = null;
        await WithTimeout(10.Seconds, async scope =>
        {
            outer = scope;
            try
            {
                await WithTimeout(1.Seconds, async scope =>
                {
                    inner = scope;
                    await Sleep(5.Seconds);
                });
            }
            catch (TimeoutException)
            {
                Say("inner", inner!.Expired, outer.Expired, Now);
            }

            await Sleep(2.Seconds);
            Say("still inside", Now);
        });
        Say("outer passed", outer!.Expired, Now);
    }
}
