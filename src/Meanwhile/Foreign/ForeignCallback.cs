namespace Meanwhile;

/// <summary>Foreign code that awaited inside a task, or a scope of one, and comes back to it. Without a context of those: foreign code that a plain callback began.</summary>
internal sealed class ForeignCallback(EventLoop loop) : IRunsOutside
{
    private const int MostFree = 256;

    private SynchronizationContext? from;
    private SendOrPostCallback callback = null!;
    private object? state;

    // The last request to cancel that had been made when the code became ready to go on.
    private long asOf;

    // Whether its token has just told it of one.
    private bool isTold;

    /// <summary>Its neighbours among the posted code, and what it leads to; null until that is asked for.</summary>
    internal ForeignCallback? Before { get; set; }

    /// <inheritdoc cref="Before"/>
    internal ForeignCallback? After { get; set; }

    /// <inheritdoc cref="Before"/>
    internal IReadOnlyList<IForeignEnd>? Ends { get; set; }

    /// <summary>The code of a task that it stands for; null for that of a plain callback.</summary>
    internal object? Code => from is null ? null : PostedState.GoesOn(state);

    internal void Set(SynchronizationContext? context, SendOrPostCallback code, object? argument)
    {
        (from, callback, state) = (context, code, argument);
        asOf = loop.LastRequest;
        isTold = false;
        if (loop.ToldHere is { } told && PostedState.EndOfAwait(argument) != ForeignMethod.AwaitEnd.Result)
        {
            isTold = true;
            loop.ToldMethods.Add(PostedState.MethodIn(argument), told);
        }
    }

    public void Run()
    {
        var (context, code, argument) = (from, callback, state);
        loop.Posted.Remove(this);

        // What it held is not to stay alive by it.
        (from, callback, state) = (null, null!, null);
        if (loop.ForeignCallbacks.Count < MostFree)
        {
            loop.ForeignCallbacks.Push(this);
        }

        loop.RunForeign(context, code, argument, asOf, isTold);
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
