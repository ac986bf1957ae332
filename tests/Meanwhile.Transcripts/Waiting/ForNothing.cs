namespace Meanwhile.Transcripts.Waiting;

internal sealed class ForNothing : Twin
{
    protected override async Coroutine Main()
    {
        try
        {
            await Wait(Array.Empty<LoopTask>());
        }
        catch (ArgumentException)
        {
            Say("ValueError");
        }
    }
}
