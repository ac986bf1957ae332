namespace Meanwhile;

/// <summary>
/// A mark in the execution context of a loop. That context flows to wherever code of the loop goes, such as the work of a <c>Task.Run</c>:
/// so it can be told how many threads run code on the loop's behalf. Loops have one only where their poller asks for it.
/// </summary>
/// <remarks>What has flowed somewhere may be kept there for long, so the mark leads to no loop. What it knows is guarded by the poller's gate.</remarks>
internal sealed partial class LoopMark
{
    private readonly List<ThreadVisit> visits = [];
    private readonly Dictionary<Task, DelegateTask> tasks = [];

    // How many loops are idle that run within code of this mark, by the same clock.
    private int idleLoops;

    /// <summary>Makes a mark.</summary>
    /// <param name="gate">What guards it, and is pulsed when one of its threads is back.</param>
    internal LoopMark(object gate)
    {
        Gate = gate;
        ofOwnThreads = new LoopMark(this);
    }

    private LoopMark(LoopMark owner)
    {
        Gate = owner.Gate;
        this.owner = owner;
    }

    internal object Gate { get; }

    /// <summary>How often a thread has begun or ended to run code of the loop.</summary>
    internal long News { get; private set; }

    /// <summary>
    /// When a thread that is not the pool's was last done with code of the loop; zero for never. What ends by that may be told a moment later,
    /// and such a thread can be seen by nothing else.
    /// </summary>
    internal long LeftThreadAt { get; private set; }

    /// <summary>How many threads of the loop's own run another loop that is idle, by the same clock.</summary>
    internal int IdleLoopsOnThreads { get; private set; }

    /// <summary>What runs elsewhere on the loop's behalf, and is still waited for.</summary>
    internal IEnumerable<OutsideWork> Work => visits.Count + tasks.Count == 0 ? [] : WaitedFor();

    /// <summary>
    /// Notes a task that the loop waits for, if it is one that runs a delegate. Until the loop has been told of its end it is certain that something
    /// goes on, wherever it runs and also while it is queued.
    /// </summary>
    internal void Watch(Task task)
    {
        if (task.Status is not (TaskStatus.WaitingToRun or TaskStatus.Running or TaskStatus.WaitingForChildrenToComplete))
        {
            return;
        }

        lock (Gate)
        {
            if (!tasks.TryGetValue(task, out var watched))
            {
                tasks.Add(task, watched = new DelegateTask(task));
            }

            watched.Waits++;
        }
    }

    /// <summary>One that waited for the task does so no longer.</summary>
    internal void Unwatch(Task task)
    {
        // The loop's thread alone adds and removes them.
        if (tasks.Count > 0 && tasks.TryGetValue(task, out var watched) && --watched.Waits == 0)
        {
            lock (Gate)
            {
                tasks.Remove(task);
            }
        }
    }

    /// <summary>The loop has closed.</summary>
    internal void Forget()
    {
        lock (Gate)
        {
            tasks.Clear();
        }
    }

    /// <summary>A loop that runs within code of this mark is idle, or no longer: so is that code.</summary>
    internal void SetIdleHere(bool value)
    {
        if (owner is not null)
        {
            owner.IdleLoopsOnThreads += value ? 1 : -1;
        }
        else if (value)
        {
            idleLoops++;
            Leave();
        }
        else
        {
            idleLoops--;
            Enter();
        }
    }

    private IEnumerable<OutsideWork> WaitedFor()
    {
        foreach (var visit in visits)
        {
            if (!visit.IsGivenUp)
            {
                yield return visit;
            }
        }

        // Within such a task it may be that a loop runs, and waits for the same clock.
        var waiting = idleLoops;
        foreach (var task in tasks.Values)
        {
            if (!task.IsGivenUp && waiting-- <= 0)
            {
                yield return task;
            }
        }
    }

    private void Enter()
    {
        News++;
        visitHere ??= new ThreadVisit();
        visitHere.Begin();
        visits.Add(visitHere);
    }

    private void Leave()
    {
        News++;
        if (visitHere is not null)
        {
            visits.Remove(visitHere);
        }

        Monitor.PulseAll(Gate);
    }

    /// <summary>A thread that runs code of the loop.</summary>
    private sealed class ThreadVisit : OutsideWork
    {
        private readonly Thread thread = Thread.CurrentThread;

        internal void Begin() => (SeenAt, IsGivenUp) = (0, false);

        internal override string Describe() =>
            thread.Name is { } name ? $"code on thread '{name}'" : $"code on thread {thread.ManagedThreadId}";
    }

    private sealed class DelegateTask(Task task) : OutsideWork
    {
        internal int Waits { get; set; }

        internal override string Describe() => $"{ForeignName.Of(task)}, which runs a delegate";
    }
}
