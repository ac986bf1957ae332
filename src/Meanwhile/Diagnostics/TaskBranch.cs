namespace Meanwhile;

/// <summary>Code of a task below foreign code: a <c>Task</c> method that the task called awaits a coroutine or a future.</summary>
public sealed record TaskBranch
{
    internal TaskBranch(CoroutineStack coroutines, string? waitsFor)
    {
        Coroutines = coroutines;
        WaitsFor = waitsFor;
    }

    /// <summary>The coroutines that await each other below the foreign code.</summary>
    public CoroutineStack Coroutines { get; }

    /// <summary>What the innermost of them waits for; null if it goes on in its turn.</summary>
    public string? WaitsFor { get; }

    /// <inheritdoc/>
    public override string ToString() => $"below foreign code: {Coroutines.Then(WaitsFor ?? "ready")}";
}
