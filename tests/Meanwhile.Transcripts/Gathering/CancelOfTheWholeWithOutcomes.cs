namespace Meanwhile.Transcripts.Gathering;

internal sealed class CancelOfTheWholeWithOutcomes : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = GatherOutcomes(new[] { Work(), Work() });
        await Sleep(1.Seconds);
        gathering.Cancel("enough");
        Say(await Attempted(gathering), Now);

        async Coroutine Work() => await Sleep(10.Seconds);
    }
}
