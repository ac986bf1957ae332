namespace Meanwhile;

/// <summary>What has tasks below it, which do not outlive it: the coroutine of a task group, or a stream.</summary>
internal interface IHasMembers
{
    /// <summary>Those that are not done, in the order of their creation.</summary>
    IEnumerable<LoopTask> Members { get; }

    /// <summary>The innermost scope around; null for none but the task.</summary>
    Scope? Within { get; }
}
