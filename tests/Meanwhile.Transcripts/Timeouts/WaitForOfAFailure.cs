namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForOfAFailure : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(WaitFor(Fail(), 10.Seconds)), Now);
        Say(await Attempted(WaitFor(FailsInCleanUp(), 1.Seconds)), Now);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        async Coroutine FailsInCleanUp()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                throw new KeyNotFoundException("clean-up", error);
            }
        }
    }
}
