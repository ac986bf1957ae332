namespace Meanwhile;

/// <summary>A callback that was added to a future, with the execution context of whoever added it.</summary>
internal sealed class DoneCallback(Future future, Action<Future> callback) : IReadyItem
{
    private readonly ExecutionContext? context = future.Loop.CaptureContext();

    public void Run()
    {
        if (future.Loop.RunCallback(static self => ((DoneCallback)self!).Call(), this, context) is { } failure)
        {
            future.Loop.Report(new LoopError($"Exception in a done callback of {future}", failure));
        }
    }

    internal bool Is(Action<Future> other) => callback == other;

    private void Call() => callback(future);
}
