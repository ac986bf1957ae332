namespace Meanwhile;

/// <summary>Takes a <see cref="TaskTree"/> of a loop, on the loop's thread.</summary>
internal sealed class TreeCapture(EventLoop loop, int most)
{
    // A deeper one could not be read, nor drawn without a margin that fills the page.
    private const int MostDepth = 50;

    private readonly AwaitGraph graph = new(loop);
    private readonly HashSet<LoopTask> path = [];
    private readonly Dictionary<LoopTask, long> sleepers = [];
    private EventLoop.StepUnderWay[] underWay = [];
    private int left = most;

    internal TaskTree Take()
    {
        underWay = loop.StepsUnderWay;
        var tasks = loop.AllTasks();
        var roots = graph.Link(tasks);
        var shown = Select(null, roots, 0);
        if (sleepers.Count > 0)
        {
            loop.Timers.FindDue(sleepers);
        }

        return new TaskTree(loop.Name, tasks.Length, shown.Sum(static root => root.Size), [.. shown.Select(Node)], roots.Count - shown.Count);
    }

    /// <summary>Chooses whom to show, as many as there is room for, from the top down.</summary>
    private List<Shown> Select(LoopTask? above, IReadOnlyList<LoopTask> tasks, int depth)
    {
        var chosen = new List<Shown>();
        foreach (var task in tasks)
        {
            if (left == 0 || depth == MostDepth)
            {
                break;
            }

            left--;
            var shown = new Shown(task);
            chosen.Add(shown);
            if (above is not null && graph.PlaceOf(task) != above)
            {
                shown.Elsewhere = path.Contains(task) ? Elsewhere.Above : Elsewhere.Beside;
                continue;
            }

            NoteSleepers(task);
            path.Add(task);
            var below = graph.AwaitedBy(task);
            shown.Below = Select(task, below, depth + 1);
            shown.OmittedCount = below.Count - shown.Below.Count;
            path.Remove(task);
        }

        return chosen;
    }

    private void NoteSleepers(LoopTask task)
    {
        foreach (var strand in AwaitGraph.StrandsOf(task))
        {
            if (strand.ParkedOn == loop.Timers)
            {
                sleepers.Add(strand, 0);
            }
        }
    }

    private TaskNode Node(Shown shown)
    {
        var task = shown.Task;
        return new TaskNode(task.Name, task.CreatedAt, ActivityOf(task), CoroutineStack.From(InnermostOf(task)))
        {
            WaitsFor = WaitOf(task),
            Branches = shown.Elsewhere is null ? [.. loop.BranchesOf(task).Select(branch => new TaskBranch(CoroutineStack.From(InnermostOf(branch)), WaitOf(branch)))] : [],
            Awaited = [.. shown.Below.Select(Node)],
            OmittedCount = shown.OmittedCount,
            IsCycle = shown.Elsewhere == Elsewhere.Above,
            IsRepeated = shown.Elsewhere == Elsewhere.Beside,
        };
    }

    private string? WaitOf(LoopTask strand) =>
        sleepers.TryGetValue(strand, out var due) ? loop.Timers.DescribeSleep(due) : strand.ParkedOn?.Describe(strand);

    private Resumable? InnermostOf(LoopTask strand)
    {
        var step = Array.FindIndex(underWay, step => step.Strand == strand);
        return step < 0 ? strand.Leaf : underWay[step].Part;
    }

    private TaskActivity ActivityOf(LoopTask task) =>
        Array.Exists(underWay, step => step.Strand?.Owner == task) ? TaskActivity.Running
        : task.ParkedOn is not null ? TaskActivity.Waiting
        : task.Reason switch
        {
            WakeKind.NotBegun => TaskActivity.NotBegun,
            WakeKind.HeldBack or WakeKind.HeldBackCancelled => TaskActivity.HeldBack,
            _ => TaskActivity.Ready,
        };

    private enum Elsewhere
    {
        Above,
        Beside,
    }

    private sealed class Shown(LoopTask task)
    {
        internal LoopTask Task { get; } = task;

        internal List<Shown> Below { get; set; } = [];

        internal int OmittedCount { get; set; }

        internal Elsewhere? Elsewhere { get; set; }

        /// <summary>How many tasks it shows in full.</summary>
        internal int Size => (Elsewhere is null ? 1 : 0) + Below.Sum(static below => below.Size);
    }
}
