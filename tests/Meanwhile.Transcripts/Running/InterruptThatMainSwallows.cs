namespace Meanwhile.Transcripts.Running;

internal sealed class InterruptThatMainSwallows : TwinInItsOwnProcess
{
    protected override void PerformHere() => Say(Async.Run(Value, Options));

    private async Coroutine<string> Value()
    {
        Interrupt();
        try
        {
            await Sleep(600.Seconds);
        }
        catch (CancelledException)
        {
            Say("swallowed");
        }

        return "main's own result";
    }
}
