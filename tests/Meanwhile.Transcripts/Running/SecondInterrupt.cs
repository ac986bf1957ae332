namespace Meanwhile.Transcripts.Running;

internal sealed class SecondInterrupt : TwinInItsOwnProcess
{
    protected override void PerformHere() => Say(Attempt(() => Async.Run(Main, Options)));

    protected override async Coroutine Main()
    {
        for (var i = 0; i < 2; i++)
        {
            Interrupt();
            try
            {
                await Sleep(600.Seconds);
            }
            catch (CancelledException)
            {
                Say("goes on");
            }
        }
    }
}
