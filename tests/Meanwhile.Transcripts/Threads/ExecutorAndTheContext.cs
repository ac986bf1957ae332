namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorAndTheContext : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        variable.Value = "task's";
        await using var executor = new ThreadPoolExecutor(1);
        Say(await loop.RunInExecutor(executor, () => variable.Value), variable.Value);
        Say(await loop.RunInExecutor(executor, () => variable.Value));
    }
}
