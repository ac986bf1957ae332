namespace Meanwhile.Transcripts.Gathering;

internal sealed class CancelledBeforeItBegins : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = Gather(Work(), Work());
        gathering.Cancel();
        Say(await Attempted(gathering), Now);

        async Coroutine Work() => Say("never");
    }
}
