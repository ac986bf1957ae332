namespace Meanwhile.Transcripts.Running;

internal sealed class ThreadsAreWaitedFor : Twin
{
    private readonly ManualResetEventSlim started = new();
    private readonly ManualResetEventSlim goOn = new();

    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        CreateTask(ToThread(Work));
        await Yield();
        started.Wait();
        Say("main ends");
        goOn.Set();

        void Work()
        {
            started.Set();
            goOn.Wait();
            Say("work ends");
        }
    }
}
