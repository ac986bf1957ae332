namespace Meanwhile;

/// <summary>A coroutine that has tasks below it, which do not outlive it: that of a task group.</summary>
internal interface IHasMembers
{
    /// <summary>Those that are not done, in the order of their creation.</summary>
    IEnumerable<LoopTask> Members { get; }
}
