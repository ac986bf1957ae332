namespace Meanwhile;

/// <summary>A task in a <see cref="TaskTree"/>: what it was when the tree was taken.</summary>
public sealed record TaskNode
{
    internal TaskNode(string name, string createdAt, TaskActivity activity, CoroutineStack coroutines)
    {
        Name = name;
        CreatedAt = createdAt;
        Activity = activity;
        Coroutines = coroutines;
    }

    /// <summary>The task's name: the one given, or "Task-N".</summary>
    public string Name { get; }

    /// <summary>Where it was created, as "file:line".</summary>
    public string CreatedAt { get; }

    /// <summary>What it is about.</summary>
    public TaskActivity Activity { get; }

    /// <summary>The coroutines that await each other in it, from the one it was made of to the one that waits. Of the task that runs: those that are not on the stack.</summary>
    public CoroutineStack Coroutines { get; }

    /// <summary>What the innermost coroutine waits for, such as "lock 'db' held by task 'writer'"; null if it does not wait.</summary>
    public string? WaitsFor { get; internal init; }

    /// <summary>What goes on in it below foreign code that it called.</summary>
    public IReadOnlyList<TaskBranch> Branches { get; internal init; } = [];

    /// <summary>The tasks that it awaits, and those of its groups.</summary>
    public IReadOnlyList<TaskNode> Awaited { get; internal init; } = [];

    /// <summary>How many more it awaits, which are left out of <see cref="Awaited"/>.</summary>
    public int OmittedCount { get; internal init; }

    /// <summary>Whether the task is shown in full elsewhere in the tree, below another one that awaits it: here it has nothing below it.</summary>
    public bool IsRepeated { get; internal init; }

    /// <summary>Whether it awaits, by way of others, the task above it: none of them can ever go on. Here it has nothing below it.</summary>
    public bool IsCycle { get; internal init; }

    /// <summary>The task in a line, without those below it.</summary>
    public override string ToString() => $"task '{SingleLine.Of(Name)}': {SingleLine.Of(What)}";

    private string What =>
        IsCycle ? "a cycle: it waits for the tasks above, and they for it"
        : IsRepeated ? "shown elsewhere"
        : Activity switch
        {
            TaskActivity.Waiting => WaitsFor!,
            TaskActivity.Running => "running",
            TaskActivity.Ready => "ready, goes on in its turn",
            TaskActivity.NotBegun => "not yet begun",
            _ => "waits for a place in its group",
        };
}
