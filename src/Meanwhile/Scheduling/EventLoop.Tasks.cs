namespace Meanwhile;

public sealed partial class EventLoop
{
    private readonly Dictionary<LoopTask, List<Branch>> branches = [];
    private readonly SlotTable<LoopTask> tasks = new();
    private int lastTaskNumber;

    // Branches opened in this stretch, the outermost last to come: who awaits the coroutine that called the code above them is not
    // known before that one is awaited, further out on the stack.
    private Stack<Branch>? fresh;
    private long freshSegment;

    /// <summary>The tasks that are not done, in the order of their creation. As asyncio's <c>all_tasks()</c>.</summary>
    /// <exception cref="InvalidOperationException">The call comes from outside the running loop.</exception>
    public IReadOnlyList<LoopTask> Tasks
    {
        get
        {
            RequireOwner(nameof(Tasks));
            return AllTasks();
        }
    }

    /// <summary>The same, for who has made sure that the loop stands still.</summary>
    internal LoopTask[] AllTasks()
    {
        var all = new LoopTask[tasks.Count];
        for (int slot = 0, found = 0; slot < tasks.End; slot++)
        {
            if (tasks[slot] is { } task)
            {
                all[found++] = task;
            }
        }

        Array.Sort(all, static (left, right) => left.Number.CompareTo(right.Number));
        return all;
    }

    internal int TaskCount => tasks.Count;

    internal int NextTaskNumber() => ++lastTaskNumber;

    internal void AddTask(LoopTask task) => task.Slot = tasks.Add(task);

    internal void RemoveTask(LoopTask task)
    {
        tasks.Remove(task.Slot);
        if (installed == task.Slot + 1)
        {
            // The place may be another one's before the next step.
            ForgetInstalled();
        }
    }

    /// <summary>The task that has that place in the table of running tasks, or null.</summary>
    internal LoopTask? TaskAt(int slot) => tasks[slot];

    internal void AddBranch(Branch branch)
    {
        if (!branches.TryGetValue(branch.Owner, out var list))
        {
            branches.Add(branch.Owner, list = []);
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
        branches.Count > 0 && branches.TryGetValue(task, out var list) ? [.. list] : [];

    /// <summary>
    /// Where foreign code goes on that came back to a strand: it may have begun before what awaits it was parked on a branch, and then belongs
    /// below that, and into the scopes there.
    /// </summary>
    private LoopTask PlaceOf(LoopTask strand, object? goesOn)
    {
        if (branches.Count > 0 && branches.TryGetValue(strand.Owner, out var list))
        {
            foreach (var branch in list)
            {
                if (branch.ParkedOn is IForeignEnd wait && AwaitChain.Leads(goesOn, wait) == Leading.There)
                {
                    return branch;
                }
            }
        }

        return strand;
    }

    /// <summary>Whether a branch below a strand brings about the end of that wait, one inside that scope if one is given.</summary>
    internal Leading LeadingBelow(LoopTask strand, IForeignEnd wait, Scope? within = null)
    {
        var best = Leading.Nowhere;
        if (branches.Count > 0 && branches.TryGetValue(strand.Owner, out var list))
        {
            foreach (var branch in list)
            {
                if (best != Leading.There && branch.IsBelow(strand) && (within?.Holds(branch.Scope) ?? true))
                {
                    best = (Leading)Math.Max((int)best, (int)branch.Leads(wait));
                }
            }
        }

        return best;
    }
}
