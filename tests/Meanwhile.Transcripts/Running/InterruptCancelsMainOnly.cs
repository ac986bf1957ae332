namespace Meanwhile.Transcripts.Running;

internal sealed class InterruptCancelsMainOnly : TwinInItsOwnProcess
{
    protected override void PerformHere() => Say(Attempt(() => Async.Run(Main, Options)));

    protected override async Coroutine Main()
    {
        CreateTask(Background());
        await Sleep(1.Milliseconds);
        Interrupt();
        try
        {
            await Sleep(600.Seconds);
        }
        finally
        {
            Say("main ends");
        }

        async Coroutine Background()
        {
            try
            {
                await Sleep(600.Seconds);
            }
            finally
            {
                Say("background ends");
            }
        }
    }
}
