namespace Meanwhile;

/// <summary>
/// Takes the synchronization context away for a moment. What completes while it is gone continues inline where it said
/// <c>ConfigureAwait(false)</c>, instead of hopping to the thread pool, and is posted back where it captured a task.
/// </summary>
internal readonly struct ContextCleared : IDisposable
{
    private readonly SynchronizationContext? context;

    private ContextCleared(SynchronizationContext? context)
    {
        this.context = context;
    }

    internal static ContextCleared Now()
    {
        var cleared = new ContextCleared(SynchronizationContext.Current);
        SynchronizationContext.SetSynchronizationContext(null);
        return cleared;
    }

    public void Dispose() => SynchronizationContext.SetSynchronizationContext(context);
}
