namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorRunningWorkIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        await using (var executor = new ThreadPoolExecutor(1))
        {
            var future = EventLoop.Current.RunInExecutor(executor, Work);
            started.Wait();
            Say(future.Cancel(), future.IsCancelled);
            Say(await Attempted(future));
            release.Set();
        }

        Say("after the executor");

        void Work()
        {
            started.Set();
            release.Wait();
            Say("work ends");
        }
    }
}
