namespace Meanwhile;

/// <summary>Which tasks await which, and below which of those that await it each has its place.</summary>
internal sealed class AwaitGraph(EventLoop loop)
{
    private readonly Dictionary<LoopTask, LoopTask> places = [];

    /// <summary>The one below which the task stands; null for one that stands on top.</summary>
    internal LoopTask? PlaceOf(LoopTask task) => places.GetValueOrDefault(task);

    /// <summary>Finds each task's place.</summary>
    /// <returns>Those that stand on top: nobody awaits them, or they are the oldest of some that await each other.</returns>
    internal IReadOnlyList<LoopTask> Link(IReadOnlyList<LoopTask> tasks)
    {
        foreach (var task in tasks)
        {
            foreach (var awaited in AwaitedBy(task))
            {
                places.TryAdd(awaited, task);
            }
        }

        if (places.Count > 0)
        {
            Open(tasks);
        }

        return [.. tasks.Where(task => !places.ContainsKey(task))];
    }

    /// <summary>The tasks, not done, that a task awaits or that belong to its groups.</summary>
    internal IReadOnlyList<LoopTask> AwaitedBy(LoopTask task)
    {
        List<LoopTask>? found = null;
        HashSet<Future>? seen = null;
        foreach (var strand in StrandsOf(task))
        {
            for (var source = strand.Leaf as CoroutineSource; source is not null; source = source.Awaiting as CoroutineSource)
            {
                foreach (var member in source.Members)
                {
                    Add(member);
                }
            }

            if (strand.ParkedOn is Future awaited)
            {
                Add(awaited);
            }
        }

        return found ?? (IReadOnlyList<LoopTask>)[];

        void Add(Future first)
        {
            // Futures of futures may be nested as deep as the program likes.
            var open = new Stack<Future>();
            open.Push(first);
            while (open.TryPop(out var next))
            {
                if (next.IsDone || next.Loop != loop || !(seen ??= []).Add(next))
                {
                    continue;
                }

                if (next is LoopTask other)
                {
                    (found ??= []).Add(other.Owner);
                    continue;
                }

                foreach (var behind in next.Behind.Reverse())
                {
                    open.Push(behind);
                }
            }
        }
    }

    /// <summary>The task and its branches below foreign code.</summary>
    internal static IEnumerable<LoopTask> StrandsOf(LoopTask task) => [task, .. task.Loop.BranchesOf(task)];

    /// <summary>Of tasks that await each other, so that none of them would stand on top, the oldest does.</summary>
    private void Open(IReadOnlyList<LoopTask> tasks)
    {
        var grounded = new HashSet<LoopTask>();
        var walk = new HashSet<LoopTask>();
        foreach (var task in tasks)
        {
            walk.Clear();
            var at = task;
            while (places.TryGetValue(at, out var above) && !grounded.Contains(at) && walk.Add(at))
            {
                at = above;
            }

            if (walk.Contains(at) && !grounded.Contains(at))
            {
                // The walk has come back to itself.
                var oldest = at;
                for (var next = places[at]; next != at; next = places[next])
                {
                    oldest = next.Number < oldest.Number ? next : oldest;
                }

                places.Remove(oldest);
            }

            grounded.UnionWith(walk);
        }
    }
}
