namespace Meanwhile.Transcripts.Waiting;

internal sealed class ForNothing : Twin
{
    protected override async Coroutine Main()
    {
        Say(TypeOf(await Attempted(Nothing())));

        static async Coroutine Nothing() => await Wait(Array.Empty<LoopTask>());
    }
}
