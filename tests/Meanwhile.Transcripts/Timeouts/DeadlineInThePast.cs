namespace Meanwhile.Transcripts.Timeouts;

internal sealed class DeadlineInThePast : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        Coroutine Body() =>
            WithTimeout((-1).Seconds, async _ =>
            {
                Say("runs");
                await Yield();
                Say("after the first suspension");
                await Sleep(10.Seconds);
            });
    }
}
