namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorQueuedWorkIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        await using var executor = new ThreadPoolExecutor(1);
        var first = loop.RunInExecutor(executor, First);
        var second = loop.RunInExecutor(executor, () => Say("never"));
        var third = loop.RunInExecutor(executor, () => "third");
        started.Wait();
        Say(second.Cancel(), second.Cancel());
        Say(await Attempted(second));
        release.Set();
        Say(await first, await third);

        string First()
        {
            started.Set();
            release.Wait();
            return "first";
        }
    }
}
