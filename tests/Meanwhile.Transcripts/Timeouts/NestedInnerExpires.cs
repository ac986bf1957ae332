namespace Meanwhile.Transcripts.Timeouts;

internal sealed class NestedInnerExpires : Twin
{
    protected override async Coroutine Main()
    {
        await WithTimeout(10.Seconds, async outer =>
        {
            TimeoutScope? expired = null;
            try
            {
                await WithTimeout(1.Seconds, async inner =>
                {
                    expired = inner;
                    await Sleep(5.Seconds);
                });
            }
            catch (TimeoutException)
            {
                Say("inner", expired!.Expired, outer.Expired, Now);
            }

            await Sleep(2.Seconds);
        });
        Say("outer passed", false, Now);
    }
}
