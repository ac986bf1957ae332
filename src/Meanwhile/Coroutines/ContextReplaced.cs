namespace Meanwhile;

/// <summary>
/// Puts another synchronization context in place for a moment, or none. What completes for foreign code while there is none
/// continues inline where it said <c>ConfigureAwait(false)</c>, instead of hopping to the thread pool, and is posted back
/// where it captured a task.
/// </summary>
internal readonly struct ContextReplaced : IDisposable
{
    private readonly SynchronizationContext? context;

    private ContextReplaced(SynchronizationContext? context)
    {
        this.context = context;
    }

    internal static ContextReplaced ByNone() => By(null);

    internal static ContextReplaced By(SynchronizationContext? replacement)
    {
        var replaced = new ContextReplaced(SynchronizationContext.Current);
        SynchronizationContext.SetSynchronizationContext(replacement);
        return replaced;
    }

    public void Dispose() => SynchronizationContext.SetSynchronizationContext(context);
}
