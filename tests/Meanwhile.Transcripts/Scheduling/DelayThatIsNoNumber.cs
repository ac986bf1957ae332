namespace Meanwhile.Transcripts.Scheduling;

internal sealed class DelayThatIsNoNumber : Twin
{
    protected override async Coroutine Main()
    {
        try
        {
            await Sleep(double.NaN.Seconds);
        }
        catch (ArgumentException)
        {
            Say("ValueError", Now);
        }
    }
}
