namespace Meanwhile;

/// <summary>Foreign code that awaited inside a task and comes back to it. Without a task: foreign code that a plain callback began.</summary>
internal sealed class ForeignCallback(EventLoop loop) : IRunsOutside
{
    private const int MostFree = 256;

    private LoopTask? strand;
    private SendOrPostCallback callback = null!;
    private object? state;

    internal void Set(LoopTask? to, SendOrPostCallback code, object? argument) => (strand, callback, state) = (to, code, argument);

    public void Run()
    {
        var (to, code, argument) = (strand, callback, state);

        // What it held is not to stay alive by it.
        (strand, callback, state) = (null, null!, null);
        if (loop.ForeignCallbacks.Count < MostFree)
        {
            loop.ForeignCallbacks.Push(this);
        }

        loop.RunForeign(to, code, argument);
    }

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
