namespace Meanwhile;

/// <summary>All that the branches of a task lead to, found out once for many questions.</summary>
internal sealed class BranchReach
{
    private readonly LoopTask owner;
    private readonly Scope? within;
    private readonly HashSet<IForeignEnd> reached = new(ReferenceEqualityComparer.Instance);
    private readonly List<object> iterators = [];

    // Whether some of them may lead anywhere.
    private readonly bool isUnsure;

    /// <summary>Finds it out.</summary>
    /// <param name="owner">The task.</param>
    /// <param name="within">Branches outside that scope are left out; null for none.</param>
    internal BranchReach(LoopTask owner, Scope? within)
    {
        this.owner = owner;
        this.within = within;
        var goOn = Branch.ContinuationsOf(owner.Loop.BranchesOf(owner), within, out isUnsure);
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
                if (end is not null)
                {
                    iterators.Add(end);
                }
            }
        }
    }

    internal bool IsOf(LoopTask task, Scope? scope) => task == owner && scope == within;

    internal Leading Leads(IForeignEnd end) =>
        reached.Contains(end) || iterators.Exists(end.IsStepOf) ? Leading.There
        : isUnsure ? Leading.Perhaps
        : Leading.Nowhere;
}
