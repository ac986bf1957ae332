namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorFailureAfterTheCancel : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        await using var executor = new ThreadPoolExecutor(1);
        var future = EventLoop.Current.RunInExecutor(executor, Work);
        started.Wait();
        Say(future.Cancel());
        release.Set();

        void Work()
        {
            started.Set();
            release.Wait();
            throw new ArgumentException("late");
        }
    }
}
