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
        for (var round = 0; TaskCount > 0 || Workers.Busy > 0 || cleanUp.HasToAsk || (round == 0 && cleanUp.GoesOn); round++)
        {
            if (round == MostShutdownRounds)
            {
                Report(new LoopError($"Shutting down {this}: tasks still spawn tasks after {round} rounds of cancelling; {TaskCount} are abandoned"));
                break;
            }

            cleanUp.TasksAreAboutToEnd();
            EndTasks();
            cleanUp.TasksHaveEnded();
            EndBranches(cleanUp);
            if (Workers.Busy > 0)
            {
                RunToEndOf(Workers.WhenIdle());
            }

            // All that the program had left has ended by now, and its work on threads. From here on only strangers could keep the
            // loop open, one submission after the other: those it has still taken are ended like the rest.
            refusesSubmissions = true;
            Settle(static loop => loop.HasReady, MostSettlingTurns);
        }

        cleanUp.LetGoOfLoop();
        foreach (var owner in branches.Keys.OrderBy(task => task.Number))
        {
            Report(new LoopError($"Foreign code begun by {owner.DescribeWithPlace()} was still waiting when its loop was closed"));
        }
    }

    private bool HasReady => Ready.Count > 0 || Inbox.HasItems;

    private void EndTasks()
    {
        var left = Tasks;
        Prepare(() => CancelAll(left));
        foreach (var task in left)
        {
            RunToEndOf(task);

            if (!task.IsCancelled && task.Failure is { } failure)
            {
                task.MarkObserved();
                Report(new LoopError($"unhandled exception during shutdown, in {task.DescribeWithPlace()}", failure));
            }
        }

        Settle(static loop => loop.HasReady, MostSettlingTurns);
    }

    // In a run, as callbacks of tokens are code of the program.
    // One that a cancel has reached already, by itself or through a task that awaits it, is not asked again and passes nothing on:
    // along a chain that would take the square of its length, whichever end is the older one.
    private bool CancelAll(IReadOnlyList<LoopTask> left)
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

        return left.Count > 0;
    }

    // Foreign code that nobody awaits may still be parked on ours, below a task that has ended.
    private void EndBranches(LeftCleanUp cleanUp)
    {
        cleanUp.Stirs();
        Enter();
        try
        {
            for (var turns = 0; turns < MostBranchTurns;)
            {
                cleanUp.Ask();

                // Its clean-up may take time. Timers that have nothing to do with it are no reason to wait.
                var isTimed = HasTimedBranch();
                var isAwaited = !isTimed && (cleanUp.AwaitsWhatMayCome() || cleanUp.GoesOn);
                if (isTimed || (isAwaited && HasTimedTask()))
                {
                    turns++;
                    cleanUp.Stirs();
                }
                else if (HasReady && (branches.Count > 0 || isAwaited))
                {
                    turns++;
                }
                else if (!isAwaited || !cleanUp.MayWait())
                {
                    return;
                }

                foreignWaits++;
                stopping = false;
                RunOnce();
                foreignWaits--;
            }
        }
        finally
        {
            Leave();
        }
    }

    private bool HasTimedBranch() => branches.Values.Any(list => Array.Exists(list.ToArray(), static branch => branch.Owner.IsDone && GoesOnByTime(branch)));

    private bool HasTimedTask() => Tasks.Any(GoesOnByTime);

    private static bool GoesOnByTime(LoopTask strand) => strand.ParkedOn == strand.Loop.Timers || strand.Request is not null || Scope.EndsByTime(strand.Scope);

    /// <summary>Runs until that is done. To be stopped means nothing any more.</summary>
    private void RunToEndOf(Future future)
    {
        if (!future.IsDone)
        {
            RunToEndOfPending(future);
        }
    }

    // Apart, since a closure is made on the way in: most are done by now, and there may be very many.
    private void RunToEndOfPending(Future future) => Settle(_ => !future.IsDone, int.MaxValue);

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
                stopping = false;
                RunOnce();
            }
        }
        finally
        {
            Leave();
        }
    }
}
