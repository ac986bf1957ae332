namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorAfterItsEnd : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        var executor = new ThreadPoolExecutor(1);
        Say(await loop.RunInExecutor(executor, static () => "before"));
        executor.Dispose();
        executor.Dispose();
        var refusal = Attempt(() => loop.RunInExecutor(executor, () => Say("never")));
        Say("refused:", refusal is Exception);
    }
}
