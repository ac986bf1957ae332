namespace Meanwhile;

/// <summary>All that the branches of a task lead to, found out once for many questions.</summary>
internal sealed class BranchReach
{
    private readonly LoopTask owner;
    private readonly HashSet<IForeignEnd> reached = new(ReferenceEqualityComparer.Instance);
    private readonly bool isUnsure;

    internal BranchReach(LoopTask owner)
    {
        this.owner = owner;
        var goOn = Branch.ContinuationsOf(owner.Loop.BranchesOf(owner), null, out isUnsure);
        var way = new AwaitChain(goOn);
        while (way.TryNext(out var end))
        {
            if (end is IForeignEnd wait)
            {
                reached.Add(wait);
            }
            else
            {
                isUnsure = true;
            }
        }
    }

    internal bool IsOf(LoopTask task) => task == owner;

    /// <summary>Whether they lead there, to what is no step of an iterator.</summary>
    internal Leading Leads(TaskEnd end) =>
        reached.Contains(end) ? Leading.There
        : isUnsure ? Leading.Perhaps
        : Leading.Nowhere;
}
