namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TimeStandsStillWithoutWaiting : Twin
{
    protected override async Coroutine Main()
    {
        for (var i = 0; i < 1000; i++)
        {
            await Yield();
        }

        Say(Now);
        await Sleep(1.Hours);
        Say(Now);
        await Sleep(0.5.Seconds);
        Say(Now);
    }
}
