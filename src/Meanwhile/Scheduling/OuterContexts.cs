namespace Meanwhile;

/// <summary>The contexts of the code that runs a loop, kept while the loop runs in its own.</summary>
internal readonly struct OuterContexts
{
    private readonly SynchronizationContext? synchronization;
    private readonly ExecutionContext execution;
    private readonly bool isFlowSuppressed;

    private OuterContexts(SynchronizationContext? synchronization, ExecutionContext execution, bool isFlowSuppressed)
    {
        this.synchronization = synchronization;
        this.execution = execution;
        this.isFlowSuppressed = isFlowSuppressed;
    }

    /// <summary>Puts the loop's own execution context in place.</summary>
    /// <param name="own">It; null for one of which nothing flows, since the loop was made where the flow was suppressed.</param>
    internal static OuterContexts Exchange(ExecutionContext? own)
    {
        // A context whose flow is suppressed cannot be captured.
        var isFlowSuppressed = ExecutionContext.IsFlowSuppressed();
        if (isFlowSuppressed)
        {
            ExecutionContext.RestoreFlow();
        }

        var outer = new OuterContexts(SynchronizationContext.Current, ExecutionContext.Capture()!, isFlowSuppressed);
        if (own is null)
        {
            ExecutionContext.SuppressFlow();
        }
        else if (!ReferenceEquals(outer.execution, own))
        {
            ExecutionContext.Restore(own);
        }

        return outer;
    }

    /// <summary>Puts back what was there before.</summary>
    internal void PutBack()
    {
        SynchronizationContext.SetSynchronizationContext(synchronization);
        if (!ReferenceEquals(ExecutionContext.Capture(), execution))
        {
            ExecutionContext.Restore(execution);
        }

        if (isFlowSuppressed)
        {
            ExecutionContext.SuppressFlow();
        }
    }
}
