namespace Meanwhile.Transcripts.Completing;

internal sealed class OfNothing : Twin
{
    protected override async Coroutine Main()
    {
        await foreach (var task in AsCompleted(Array.Empty<LoopTask>()))
        {
            Say("never", task);
        }

        Say("end", Now);
    }
}
