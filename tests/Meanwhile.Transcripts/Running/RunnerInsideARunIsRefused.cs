namespace Meanwhile.Transcripts.Running;

internal sealed class RunnerInsideARunIsRefused : Twin
{
    private LoopRunner? runner;

    protected override void Perform()
    {
        using (runner = new LoopRunner(Options))
        {
            runner.Run(Main);
        }
    }

    protected override async Coroutine Main()
    {
        Say(TypeOf(Attempt(() => runner!.Run(Nothing))));
        await Sleep(1.Seconds);
        Say("goes on", Now);

        static async Coroutine Nothing() { }
    }
}
