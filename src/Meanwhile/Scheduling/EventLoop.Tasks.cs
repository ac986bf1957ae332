namespace Meanwhile;

public sealed partial class EventLoop
{
    private readonly Dictionary<LoopTask, List<Branch>> branches = [];
    private LoopTask?[] tasks = new LoopTask?[64];
    private int taskCount;
    private int lastTaskNumber;

    /// <summary>The tasks that are not done, in the order of their creation. As asyncio's <c>all_tasks()</c>.</summary>
    /// <exception cref="InvalidOperationException">The call comes from outside the running loop.</exception>
    public IReadOnlyList<LoopTask> Tasks
    {
        get
        {
            RequireOwner(nameof(Tasks));
            var all = new LoopTask[taskCount];
            Array.Copy(tasks, all, taskCount);
            Array.Sort(all, static (left, right) => left.Number.CompareTo(right.Number));
            return all;
        }
    }

    internal int TaskCount => taskCount;

    internal int NextTaskNumber() => ++lastTaskNumber;

    internal void AddTask(LoopTask task)
    {
        if (taskCount == tasks.Length)
        {
            Array.Resize(ref tasks, taskCount * 2);
        }

        task.Slot = taskCount;
        tasks[taskCount++] = task;
    }

    internal void RemoveTask(LoopTask task)
    {
        var last = tasks[--taskCount]!;
        tasks[task.Slot] = last;
        last.Slot = task.Slot;
        tasks[taskCount] = null;
    }

    internal void AddBranch(Branch branch)
    {
        if (!branches.TryGetValue(branch.Owner, out var list))
        {
            branches.Add(branch.Owner, list = []);
        }

        branch.Slot = list.Count;
        list.Add(branch);
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

    internal bool HasBranchBelow(LoopTask strand) =>
        branches.Count > 0 && branches.TryGetValue(strand.Owner, out var list) && list.Exists(branch => branch.IsBelow(strand));
}
