namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorAwaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        await using var executor = new ThreadPoolExecutor(1);
        var future = EventLoop.Current.RunInExecutor(executor, Work);
        var task = CreateTask(Waits());
        await Yield();
        started.Wait();
        task.Cancel("enough");
        Say(await Attempted(task), future.IsCancelled);
        release.Set();

        void Work()
        {
            started.Set();
            release.Wait();
            Say("work ends");
        }

        async Coroutine Waits() => await future;
    }
}
