namespace Meanwhile;

/// <summary>Which tasks await which, and below which of those that await it each has its place.</summary>
internal sealed class AwaitGraph(EventLoop loop)
{
    private readonly Dictionary<LoopTask, LoopTask> places = [];

    // Many may wait for one gather of many: it is gone through once for all of them.
    private readonly Dictionary<Future, IReadOnlyList<LoopTask>> behind = [];

    /// <summary>The one below which the task stands; null for one that stands on top.</summary>
    internal LoopTask? PlaceOf(LoopTask task) => places.GetValueOrDefault(task);

    /// <summary>Finds each task's place.</summary>
    /// <returns>Those that stand on top: nobody awaits them, or they are the oldest of some that await each other.</returns>
    internal IReadOnlyList<LoopTask> Link(IReadOnlyList<LoopTask> tasks)
    {
        // What is behind a future that was met before has its places by then.
        var met = new HashSet<Future>();
        foreach (var task in tasks)
        {
            foreach (var awaited in FuturesAwaitedBy(task).SelectMany(future => TasksBehind(future, met)))
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
        Future[] awaited = [.. FuturesAwaitedBy(task)];
        return awaited is [var only and not LoopTask] ? TasksBehind(only) : [.. awaited.SelectMany(TasksBehind).Distinct()];
    }

    /// <summary>Whether one part of a task, or of one that has ended, waits for tasks that are not done.</summary>
    internal bool AwaitsTasks(LoopTask strand) => FuturesAwaitedByPart(strand).Any(future => TasksBehind(future).Count > 0);

    /// <summary>What the parts of a task wait for, and the members of its groups.</summary>
    private static IEnumerable<Future> FuturesAwaitedBy(LoopTask task) => StrandsOf(task).SelectMany(FuturesAwaitedByPart);

    private static IEnumerable<Future> FuturesAwaitedByPart(LoopTask strand)
    {
        foreach (var member in strand.Groups().SelectMany(static group => group.Members))
        {
            yield return member;
        }

        if (strand.ParkedOn is Future awaited)
        {
            yield return awaited;
        }
    }

    private IReadOnlyList<LoopTask> TasksBehind(Future future)
    {
        if (future is LoopTask)
        {
            return [.. TasksBehind(future, met: [])];
        }

        if (!behind.TryGetValue(future, out var tasks))
        {
            behind.Add(future, tasks = [.. TasksBehind(future, met: []).Distinct()]);
        }

        return tasks;
    }

    /// <summary>The tasks, not done, for which a future stands: itself, or those that it waits for.</summary>
    /// <param name="first">The future.</param>
    /// <param name="met">Futures of futures that need not be gone through again; the new ones are added.</param>
    private IEnumerable<LoopTask> TasksBehind(Future first, HashSet<Future> met)
    {
        // Futures of futures may be nested as deep as the program likes.
        var open = new Stack<Future>();
        open.Push(first);
        while (open.TryPop(out var next))
        {
            if (next.IsDone || next.Loop != loop)
            {
                continue;
            }

            if (next is LoopTask other)
            {
                yield return other.Owner;
            }
            else if (met.Add(next))
            {
                foreach (var inner in next.Behind.Reverse())
                {
                    open.Push(inner);
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
