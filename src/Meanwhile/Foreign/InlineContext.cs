namespace Meanwhile;

/// <summary>
/// A context for the moment in which something of ours registers with a <see cref="Task"/>: the end is then told on the thread that brings
/// it about and within the call that does, in the order in which such things happen. Without a context of its own the news would go by way of
/// the thread pool wherever the task ends in another context, such as that of a task of the loop.
/// </summary>
internal sealed class InlineContext : SynchronizationContext
{
    private static readonly InlineContext Instance = new();

    /// <summary>Puts it in place for as long as it takes to register.</summary>
    internal static ContextReplaced InPlace() => ContextReplaced.By(Instance);

    public override void Post(SendOrPostCallback d, object? state) => d(state);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;
}
