namespace Meanwhile;

public sealed partial class EventLoop
{
    private readonly SlotTable<LoopTask> tasks = new();
    private int lastTaskNumber;

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
}
