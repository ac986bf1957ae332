namespace Meanwhile.Transcripts.Gathering;

internal sealed class OfNothing : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Gather(Array.Empty<Coroutine<int>>()));
        Say(Now);
    }
}
