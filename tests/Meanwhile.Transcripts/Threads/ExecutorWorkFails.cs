namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorWorkFails : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        await using var executor = new ThreadPoolExecutor(1);
        var future = loop.RunInExecutor(executor, static () => throw new ArgumentException("work"));
        Say(await Attempted(future));
        Say(await Attempted(future));
        Say(await loop.RunInExecutor(executor, static () => "more"));
    }
}
