namespace Meanwhile;

/// <summary>What code changes in the execution context, until this is disposed, stays with that code.</summary>
internal readonly struct ContextKept : IDisposable
{
    private readonly ExecutionContext? before;

    private ContextKept(ExecutionContext? before)
    {
        this.before = before;
    }

    /// <summary>From here on.</summary>
    internal static ContextKept Here() => new(ExecutionContext.Capture());

    /// <summary>Puts back what was there, unless nothing flowed from it.</summary>
    public void Dispose()
    {
        if (before is not null && !ReferenceEquals(ExecutionContext.Capture(), before))
        {
            ExecutionContext.Restore(before);
        }
    }
}
