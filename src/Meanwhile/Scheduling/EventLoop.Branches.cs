namespace Meanwhile;

// The branches that foreign code has opened. A task may have very many: nothing here looks through all of them for one.
public sealed partial class EventLoop
{
    private readonly Dictionary<LoopTask, BranchList> branches = [];

    // Branches opened in this stretch, the outermost last to come: who awaits the coroutine that called the code above them is not
    // known before that one is awaited, further out on the stack.
    private Stack<Branch>? fresh;
    private long freshSegment;

    // What was found out last of what branches lead to; null where that may have changed.
    private BranchReach? reach;
    private UnheardReach? unheard;

    /// <summary>The number of the branch that was opened last.</summary>
    internal long LastBranch { get; set; }

    /// <summary>How often the token of a scope has told something that was registered with it.</summary>
    internal long TokensTold { get; set; }

    internal void AddBranch(Branch branch)
    {
        if (!branches.TryGetValue(branch.Owner, out var list))
        {
            branches.Add(branch.Owner, list = new BranchList());
        }

        list.Add(branch);
    }

    /// <summary>A branch is opened, or serves again: those opened in the same stretch and deeper on the stack lie below it.</summary>
    internal void Nest(Branch opened, bool isNew)
    {
        fresh ??= new Stack<Branch>();
        if (freshSegment != Segment)
        {
            fresh.Clear();
            freshSegment = Segment;
        }

        while (fresh.TryPeek(out var deeper) && deeper.Depth > InlineDepth)
        {
            fresh.Pop().MoveBelow(opened);
        }

        if (isNew)
        {
            fresh.Push(opened);
        }
    }

    internal void RemoveBranch(Branch branch)
    {
        var list = branches[branch.Owner];
        list.Remove(branch);
        if (list.Count == 0)
        {
            branches.Remove(branch.Owner);
        }
    }

    /// <summary>The parked or ready branches of a task, in the order in which they were opened.</summary>
    internal Branch[] BranchesOf(LoopTask task) =>
        branches.Count > 0 && branches.TryGetValue(task, out var list) ? list.ToArray() : [];

    /// <summary>Those of all tasks, in no order.</summary>
    internal IReadOnlyList<Branch> AllBranches() => branches.Count == 0 ? [] : [.. branches.Values.SelectMany(static list => list.ToArray())];

    /// <summary>Those below a strand, in the same order.</summary>
    internal IReadOnlyList<Branch> BranchesBelow(LoopTask strand) => strand is Branch branch ? branch.AllBelow() : BranchesOf(strand);

    /// <summary>What foreign code goes on as that comes back through a context: in the scope in which it was begun, whichever its task is in by now.</summary>
    private LoopTask? StrandFor(SynchronizationContext from, object? state)
    {
        var begunIn = (from as Scope)?.Nearest;
        if ((begunIn?.Inside ?? (from as Scope)?.Inside ?? from as LoopTask) is not { } strand)
        {
            return null;
        }

        var place = PlaceOf(strand, state);
        var scope = begunIn ?? Scope.Around(strand);
        return place != strand || scope == strand.Scope ? place : Branch.ForCode(strand, scope, begunIn ?? (SynchronizationContext)strand);
    }

    /// <summary>
    /// Where foreign code goes on that came back to a strand: it may have begun before what awaits it was parked on a branch, and then belongs
    /// below that, and into the scopes there.
    /// </summary>
    private LoopTask PlaceOf(LoopTask strand, object? posted)
    {
        if (branches.Count == 0 || !branches.TryGetValue(strand.Owner, out var list))
        {
            return strand;
        }

        Branch? oldest = null;
        var way = new AwaitChain(PostedState.GoesOn(posted));
        while (way.TryNext(out var end))
        {
            if (end is IForeignEnd { Parked: { } parked })
            {
                if (parked == strand)
                {
                    return strand;
                }

                if (parked is Branch branch && branch.Owner == strand.Owner && branch.IsOlderThan(oldest))
                {
                    oldest = branch;
                }
            }
            else if (end is not null and not IForeignEnd)
            {
                // An iterator does not tell who waits for its step.
                if (IsParkedOnStep(strand, end))
                {
                    return strand;
                }

                var stepping = Array.Find(list.ToArray(), branch => IsParkedOnStep(branch, end));
                oldest = stepping?.IsOlderThan(oldest) == true ? stepping : oldest;
            }
        }

        return oldest ?? strand;
    }

    /// <summary>
    /// Whether a branch below a strand brings about the end of that wait, one inside that scope if one is given. What the task has begun before has
    /// its branch beside the strand, and may be awaited in there: then that one does.
    /// </summary>
    internal Leading LeadingBelow(LoopTask strand, IForeignEnd wait, Scope? within = null)
    {
        if (branches.Count == 0)
        {
            return Leading.Nowhere;
        }

        var all = ReachOf(strand.Owner, within);
        var leading = all.Leads(wait);
        if (leading != Leading.Perhaps || strand is not Branch)
        {
            return leading;
        }

        // One that may lead anywhere is of importance only where it is below.
        var goOn = Branch.ContinuationsOf(BranchesBelow(strand), within, out var isUnsure);
        return isUnsure || AwaitChain.Leads(goOn, wait) != Leading.Nowhere ? Leading.Perhaps : Leading.Nowhere;
    }

    /// <summary>Whether a branch of a task brings about that end, one inside that scope if one is given.</summary>
    internal Leading LeadingTo(IForeignEnd end, LoopTask owner, Scope? within) => branches.Count == 0 ? Leading.Nowhere : ReachOf(owner, within).Leads(end);

    /// <summary>Whatever branches lead to may change from now on, or has changed: code runs that is not the loop's.</summary>
    internal void ForgetReach() => (reach, unheard) = (null, null);

    /// <summary>The branches of a task that bring about that end and have not heard of a cancel that was thrown elsewhere.</summary>
    internal List<Branch> UnheardBelow(LoopTask owner, IForeignEnd end, CancelRequest request)
    {
        if (unheard?.IsOf(owner, request) != true)
        {
            unheard = new UnheardReach(owner, request);
        }

        return unheard.LeadingTo(end);
    }

    // For many questions one after the other it looks once.
    private BranchReach ReachOf(LoopTask owner, Scope? within)
    {
        if (reach?.IsOf(owner, within) != true)
        {
            reach = new BranchReach(owner, within);
        }

        return reach;
    }

    private static bool IsParkedOnStep(LoopTask strand, object iterator) => strand.ParkedOn is IForeignEnd wait && wait.IsStepOf(iterator);
}
