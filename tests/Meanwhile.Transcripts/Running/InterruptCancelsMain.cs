namespace Meanwhile.Transcripts.Running;

internal sealed class InterruptCancelsMain : TwinInItsOwnProcess
{
    protected override void PerformHere() => Say(Attempt(() => Async.Run(Main, Options)));

    protected override async Coroutine Main()
    {
        Interrupt();
        try
        {
            await Sleep(600.Seconds);
        }
        catch (CancelledException)
        {
            Say("main is cancelled");
            throw;
        }
        finally
        {
            await Sleep(1.Milliseconds);
            Say("main has cleaned up");
        }
    }
}
