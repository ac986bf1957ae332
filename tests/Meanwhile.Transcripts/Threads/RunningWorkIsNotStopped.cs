namespace Meanwhile.Transcripts.Threads;

internal sealed class RunningWorkIsNotStopped : Twin
{
    private readonly ManualResetEventSlim started = new();
    private readonly ManualResetEventSlim release = new();

    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        var task = CreateTask(ToThread(Work));
        await Yield();
        started.Wait();
        task.Cancel();
        Say(await Attempted(task), task.IsCancelled);
        release.Set();

        void Work()
        {
            started.Set();
            release.Wait();
            Say("work ends");
        }
    }
}
