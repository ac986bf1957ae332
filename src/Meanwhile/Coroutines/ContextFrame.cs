namespace Meanwhile;

/// <summary>
/// Stands between a suspended coroutine and whoever awaits it where the coroutine runs in an execution context of its own.
/// Most do not: so they need no field for it.
/// </summary>
internal sealed class ContextFrame(ExecutionContext context, object? parent)
{
    /// <summary>What the coroutine goes on in.</summary>
    internal ExecutionContext Context { get; set; } = context;

    /// <summary>Who awaits it.</summary>
    internal object? Parent { get; set; } = parent;
}
