namespace Meanwhile;

/// <summary>Foreign code that awaited inside a task and comes back to it. Without a task: foreign code that a plain callback began.</summary>
internal sealed class ForeignCallback(LoopTask? strand, EventLoop loop, SendOrPostCallback callback, object? state) : IRunsOutside
{
    public void Run() => loop.RunForeign(strand, callback, state);

    // The loop has closed before the code came back. It goes on where it disturbs nobody's order.
    public void RunOutside() =>
        ThreadPool.UnsafeQueueUserWorkItem(static self => self.Call(), this, preferLocal: false);

    private void Call()
    {
        try
        {
            callback(state);
        }
        catch (Exception failure)
        {
            // Thrown on a thread of the pool it would end the process.
            loop.Report(new LoopError($"Foreign code posted to {loop} threw after that was closed", failure));
        }
    }
}
