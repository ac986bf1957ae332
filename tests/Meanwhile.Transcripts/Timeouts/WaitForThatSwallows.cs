namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForThatSwallows : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(WaitFor(Stubborn(), 1.Seconds)), Now);

        async Coroutine<string> Stubborn()
        {
            try
            {
                await Sleep(10.Seconds);
                return "never";
            }
            catch (CancelledException)
            {
                return "value";
            }
        }
    }
}
