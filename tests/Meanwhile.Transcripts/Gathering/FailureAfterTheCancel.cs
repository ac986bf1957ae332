namespace Meanwhile.Transcripts.Gathering;

internal sealed class FailureAfterTheCancel : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = Gather(Work(), Other());
        await Sleep(1.Seconds);
        gathering.Cancel();
        Say(await Attempted(gathering), Now);
        await Sleep(5.Seconds);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
#pragma warning disable CA2219, MA0072 // It is what the program shows.
                throw new ArgumentException("clean-up");
#pragma warning restore CA2219, MA0072
            }
        }

        async Coroutine Other()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(2.Seconds);
                Say("other ends", Now);
            }
        }
    }
}
