namespace Meanwhile;

public sealed partial class EventLoop
{
    private OuterContexts outer;

    /// <summary>Held while a run begins, while the loop closes, and while a thread looks at a loop that stands still.</summary>
    private readonly Lock taking = new();
    private int pumped;
    private bool standsStill;
    private bool stopping;
    private long idleTurns;

    /// <summary>Runs until <see cref="Stop"/> is called. As asyncio's <c>run_forever</c>.</summary>
    /// <exception cref="InvalidOperationException">The loop is closed or runs already, or another loop runs on this thread.</exception>
    public void RunForever()
    {
        Enter();
        try
        {
            do
            {
                RunOnce();
            } while (!stopping);
        }
        finally
        {
            stopping = false;
            Leave();
        }
    }

    /// <summary>Runs until that is done. A coroutine becomes a task.</summary>
    /// <param name="awaitable">A coroutine, future or task.</param>
    /// <exception cref="ArgumentNullException"><paramref name="awaitable"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The loop is closed or runs already, another loop runs on this thread, or the loop was stopped before it was done.
    /// </exception>
    public void RunUntilComplete(IAwaitable awaitable)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        RunUntilDone(awaitable).ThrowIfUnsuccessful();
    }

    /// <summary>Runs until that is done and gives its value. A coroutine becomes a task.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="awaitable">A coroutine, future or task.</param>
    /// <exception cref="ArgumentNullException"><paramref name="awaitable"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The loop is closed or runs already, another loop runs on this thread, or the loop was stopped before it was done.
    /// </exception>
    public T RunUntilComplete<T>(IAwaitable<T> awaitable)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        return Futures.ResultOf<T>(RunUntilDone(awaitable));
    }

    /// <summary>Makes the loop return after the turn that runs now; called before a run, after its first turn.</summary>
    /// <exception cref="InvalidOperationException">The call comes from outside the running loop: use <see cref="CallSoonThreadsafe"/>.</exception>
    public void Stop()
    {
        RequireOwner(nameof(Stop));
        stopping = true;
    }

    /// <summary>Closes the loop. What is still ready is dropped; <c>Async.Run</c> and <see cref="LoopRunner"/> wind up tasks first.</summary>
    /// <exception cref="InvalidOperationException">The loop is running.</exception>
    public void Close()
    {
        if (IsClosed)
        {
            return;
        }

        // Taken and never given back: no thread can begin to run what this one closes.
        if (!TryTake())
        {
            throw new InvalidOperationException($"Cannot close a running event loop: {this}. Stop it first.");
        }

        IsClosed = true;
        Signals.Dispose();
        Inbox.Close();
        while (Ready.Count > 0)
        {
            RunOutside(Ready.Dequeue());
        }

        foreach (var task in Tasks)
        {
            Guarded(static task => ((LoopTask)task).TellOutside(), task);
            Report(new LoopError($"{task.DescribeWithPlace()} was still pending when its loop was closed"));
        }

        ReportNeverAwaited();
        Unobserved.ReportAll();
        LeftWaits.LetGoOfLoop();
        LeftTaskEnds.LetGoOfLoop();
        ForeignWait.LetGoOfLoop(LeftSources);
        LeftReports.LetGoOfLoop();
        Patience.Dispose();
        Workers.Dispose();
        poller.Dispose();
    }

    /// <summary>Closes the loop; see <see cref="Close"/>.</summary>
    public void Dispose() => Close();

    /// <summary>Does something that needs a running loop, such as making a task, before the loop runs.</summary>
    internal T Prepare<T>(Func<T> prepare)
    {
        Enter();
        try
        {
            return prepare();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Looks at a loop that nobody runs or whose thread <see cref="StandStill"/> keeps, from any thread. That is no run: who would
    /// run, go on with or close the loop meanwhile waits.
    /// </summary>
    /// <param name="look">What only reads, and takes the time of a moment.</param>
    /// <param name="seen">What it saw.</param>
    /// <returns>False if the loop goes on, or is closed.</returns>
    internal bool TryLook<T>(Func<T> look, out T? seen)
    {
        lock (taking)
        {
            seen = default;
            if (Volatile.Read(ref pumped) != 0 && !standsStill)
            {
                return false;
            }

            seen = look();
            return true;
        }
    }

    /// <summary>
    /// Waits in the middle of a step, or callback, for something outside the loop. Meanwhile other threads may look at the loop as it
    /// stands: two loops that look at each other would else wait for each other.
    /// </summary>
    internal T StandStill<T>(Func<T> wait)
    {
        SetStandsStill(true);
        try
        {
            return wait();
        }
        finally
        {
            SetStandsStill(false);
        }
    }

    private void SetStandsStill(bool value)
    {
        lock (taking)
        {
            standsStill = value;
        }
    }

    /// <summary>Runs until a future is done; its outcome stays in it.</summary>
    internal Future RunUntilDone(IAwaitable awaitable)
    {
        RequireOpen();
        RequireFree();
        var future = awaitable as Future ?? Prepare(() => Futures.Ensure(awaitable));
        if (future.Loop != this)
        {
            throw Errors.OtherLoop(future.Describe(), future.Loop, this);
        }

        var stopper = new StopWhenDone();
        future.AddObserver(stopper);
        try
        {
            RunForever();
        }
        finally
        {
            future.RemoveObserver(stopper);
        }

        if (!future.IsDone)
        {
            throw new InvalidOperationException($"Event loop stopped before Future completed: {future}.");
        }

        return future;
    }

    private void RequireFree()
    {
        if (IsRunning)
        {
            throw new InvalidOperationException($"This event loop is already running: {this}.");
        }

        if (runningHere is { } other)
        {
            throw new InvalidOperationException($"Cannot run the event loop while another loop is running: {this}, inside {other}. Await instead.");
        }
    }

    private void Enter()
    {
        RequireOpen();
        RequireFree();
        if (!TryTake())
        {
            RequireOpen();
            throw new InvalidOperationException($"This event loop is already running: {this}.");
        }

        BeginRun();
        BeginOnThread();
        IsRunning = true;
        runningHere = this;

        // One execution context for all runs of the loop: that in which it was made.
        outer = OuterContexts.Exchange(BaseContext);
        ForgetInstalled();
    }

    private bool TryTake()
    {
        lock (taking)
        {
            return Interlocked.Exchange(ref pumped, 1) == 0;
        }
    }

    private void Leave()
    {
        outer.PutBack();
        outer = default;
        runningHere = null;
        IsRunning = false;
        EndOnThread();
        EndRun();
        Volatile.Write(ref pumped, 0);
    }

    private void RunOnce()
    {
        Inbox.MoveTo(Ready);
        if (Ready.Count == 0 && !stopping)
        {
            Idle();
        }
        else if (watchesSockets)
        {
            // However much there is to do, what comes from outside gets its turn.
            Poll(0);
            Inbox.MoveTo(Ready);
        }

        if (Timers.Count > 0)
        {
            FireTimers();
        }

        // What becomes ready in this turn waits for the next one, after timers and I/O had theirs.
        var turn = Ready.Count;
        if (Debug)
        {
            RunTimed(turn);
        }
        else if (policy is not null)
        {
            RunPicked(turn);
        }
        else
        {
            RunInOrder(turn);
        }
    }

    private void Idle()
    {
        if (!CleanUpTimes.IsEmpty)
        {
            // All that was to happen at this moment has.
            CleanUpTimes.End(Ticks);
            if (Ready.Count > 0)
            {
                return;
            }
        }

        var due = Timers.NextDue;
        var wait = due < 0 ? -1 : Math.Max(0, due - Ticks);
        if (wait > 0 && !CleanUpTimes.IsEmpty)
        {
            wait = CleanUpTimes.Limit(wait, Ticks);
        }

        if (wait != 0)
        {
            ForgetLastStep();
            if (++idleTurns % 64 == 0)
            {
                TrimPools();
                Ready.Trim();
                tasks.Trim();
                Timers.Trim();
            }
        }

        if (wait != 0 || watchesSockets)
        {
            // Sockets get their turn also where a timer is due in every turn.
            Poll(wait);
        }

        Inbox.MoveTo(Ready);
    }

    private void FireTimers()
    {
        try
        {
            Timers.Fire(Ticks);
        }
        catch (Exception escaped)
        {
            // What else is due fires in the next turn.
            Recover(escaped);
        }
    }

    private void RunInOrder(int turn)
    {
        try
        {
            var ready = Ready;
            for (; turn > 0; turn--)
            {
                ready.Dequeue().Run();
            }
        }
        catch (Exception escaped)
        {
            // The rest of the turn comes in the next one, in its order.
            Recover(escaped);
        }
    }

    private void RunPicked(int turn)
    {
        for (; turn > 0; turn--)
        {
            RunGuarded(Ready.TakeAt(policy!.Pick(turn)));
        }
    }

    private void RunGuarded(IReadyItem item)
    {
        try
        {
            item.Run();
        }
        catch (Exception escaped)
        {
            Recover(escaped);
        }
    }

    private void RunTimed(int turn)
    {
        for (; turn > 0; turn--)
        {
            var item = policy is null ? Ready.Dequeue() : Ready.TakeAt(policy.Pick(turn));
            var before = clock.GetTimestamp();
            RunGuarded(item);
            var took = clock.GetElapsedTime(before);
            if (took >= SlowStepThreshold)
            {
                var what = item is LoopTask task ? $"a step of {task.Owner.DescribeWithPlace()}" : item.ToString();
                Report(new LoopError($"Executing {what} took {took.TotalSeconds:0.000} seconds: everything else on {this} waited"));
            }
        }
    }

    private sealed class StopWhenDone : IFutureObserver
    {
        public void Done(Future future) => future.Loop.Stop();
    }
}
