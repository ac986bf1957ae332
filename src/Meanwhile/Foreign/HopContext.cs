namespace Meanwhile;

/// <summary>
/// A context for the moment in which the loop ends a <see cref="Task"/> that code anywhere may await: what captured no context goes on on the thread
/// pool, as where any context ends a task, and not in the middle of the loop, which it might block.
/// </summary>
internal sealed class HopContext : SynchronizationContext
{
    private static readonly HopContext Instance = new();

    /// <summary>Puts it in place until that is disposed of.</summary>
    internal static ContextReplaced InPlace() => ContextReplaced.By(Instance);

    public override SynchronizationContext CreateCopy() => this;
}
