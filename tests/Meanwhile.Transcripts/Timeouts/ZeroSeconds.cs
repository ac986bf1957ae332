namespace Meanwhile.Transcripts.Timeouts;

internal sealed class ZeroSeconds : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));

        Coroutine Body() =>
            WithTimeout(TimeSpan.Zero, async scope =>
            {
                Say("runs");
                try
                {
                    await Sleep(1.Seconds);
                }
                finally
                {
                    Say(scope.Expired, Now);
                }
            });
    }
}
