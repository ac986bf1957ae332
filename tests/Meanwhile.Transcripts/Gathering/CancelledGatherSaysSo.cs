namespace Meanwhile.Transcripts.Gathering;

internal sealed class CancelledGatherSaysSo : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = Gather(Work(), Work());
        await Sleep(1.Seconds);
        gathering.Cancel();
        Say(await Attempted(gathering), gathering.IsDone, gathering.IsCancelled);

        async Coroutine Work() => await Sleep(10.Seconds);
    }
}
