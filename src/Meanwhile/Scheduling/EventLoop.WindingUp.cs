namespace Meanwhile;

// The orderly end: what the program has left is cancelled and awaited before the loop closes.
public sealed partial class EventLoop
{
    private const int MostShutdownRounds = 1000;
    private const int MostSettlingTurns = 100;
    private const int MostBranchTurns = 1000;

    private volatile bool refusesSubmissions;
    private int lastEndingRound;

    /// <summary>The round in which all tasks that are left are cancelled just now; 0 while none is.</summary>
    internal int EndingRound { get; private set; }

    /// <summary>
    /// Cancels all that is left, in the order of creation, and runs until it has ended, and work on threads too; also what is
    /// spawned meanwhile.
    /// </summary>
    internal void WindUp()
    {
        var cleanUp = new LeftCleanUp(this);
        using var watch = EndingWatch.Begin(this, $"Shutting down {this}", cleanUp);
        Settle(static loop => loop.HasReady, MostSettlingTurns);
        var asked = new HashSet<Branch>();
        for (var round = 0; TaskCount > 0 || Workers.Busy > 0 || NewBranches(asked).Length > 0; round++)
        {
            if (round == MostShutdownRounds)
            {
                Report(new LoopError($"Shutting down {this}: tasks still spawn tasks after {round} rounds of cancelling; {TaskCount} are abandoned"));
                break;
            }

            EndTasks();
            EndBranches(asked, cleanUp);
            if (Workers.Busy > 0)
            {
                RunUntilDone(Workers.WhenIdle());
            }

            // All that the program had left has ended by now, and its work on threads. From here on only strangers could keep the
            // loop open, one submission after the other: those it has still taken are ended like the rest.
            refusesSubmissions = true;
            Settle(static loop => loop.HasReady, MostSettlingTurns);
        }

        foreach (var owner in branches.Keys.OrderBy(task => task.Number))
        {
            Report(new LoopError($"Foreign code begun by {owner.DescribeWithPlace()} was still waiting when its loop was closed"));
        }
    }

    private bool HasReady => Ready.Count > 0 || Inbox.HasItems;

    private void EndTasks()
    {
        var left = Tasks;
        CancelAll(left);
        foreach (var task in left)
        {
            if (!task.IsDone)
            {
                RunUntilDone(task);
            }

            if (!task.IsCancelled && task.Failure is { } failure)
            {
                task.MarkObserved();
                Report(new LoopError($"unhandled exception during shutdown, in {task.DescribeWithPlace()}", failure));
            }
        }

        Settle(static loop => loop.HasReady, MostSettlingTurns);
    }

    // One that a cancel has reached already, by itself or through a task that awaits it, is not asked again and passes nothing on:
    // along a chain that would take the square of its length, whichever end is the older one.
    private void CancelAll(IReadOnlyList<LoopTask> left)
    {
        EndingRound = ++lastEndingRound;
        try
        {
            foreach (var task in left)
            {
                task.Cancel();
            }
        }
        finally
        {
            EndingRound = 0;
        }
    }

    // Foreign code that nobody awaits may still be parked on ours, below a task that has ended.
    private void EndBranches(HashSet<Branch> asked, LeftCleanUp cleanUp)
    {
        var left = NewBranches(asked);
        if (left.Length == 0)
        {
            return;
        }

        asked.UnionWith(left);
        cleanUp.Add(left);
        foreach (var owner in left.Select(branch => branch.Owner).Distinct().OrderBy(task => task.Number))
        {
            owner.CancelBranches();
        }

        // Its clean-up may take time. Timers that have nothing to do with it are no reason to wait.
        Settle(static loop => loop.branches.Count > 0 && (loop.HasReady || loop.HasTimedBranch()), MostBranchTurns);
        while (BranchesAwaitTasks() || cleanUp.IsElsewhere(AllBranches()))
        {
            BeginForeignWait(null);
            Settle(static _ => true, 1);
            EndForeignWait(null);
            Settle(static loop => loop.HasReady, MostBranchTurns);
            Settle(static loop => loop.branches.Count > 0 && (loop.HasReady || loop.HasTimedBranch()), MostBranchTurns);
        }
    }

    // What was made in the clean-up and is awaited there is part of it.
    private bool BranchesAwaitTasks()
    {
        var graph = new AwaitGraph(this);
        return TaskCount > 0 && branches.Keys.Any(owner => owner.IsDone && graph.AwaitedBy(owner).Count > 0);
    }

    // Those of a task that has not ended hear of its cancel.
    private Branch[] NewBranches(HashSet<Branch> asked) =>
        [.. AllBranches().Where(branch => branch.Owner.IsDone && !asked.Contains(branch))];

    private bool HasTimedBranch() =>
        branches.Values.Any(list => Array.Exists(list.ToArray(), branch => branch.ParkedOn == Timers || branch.Request is not null || Scope.EndsByTime(branch.Scope)));

    /// <summary>Runs turns while there is a reason to: what has become ready, such as the news that a task is done, is not dropped.</summary>
    private void Settle(Func<EventLoop, bool> hasReason, int most)
    {
        if (!hasReason(this))
        {
            return;
        }

        Enter();
        try
        {
            for (var turns = 0; turns < most && hasReason(this); turns++)
            {
                RunOnce();
            }
        }
        finally
        {
            Leave();
        }
    }
}
