namespace Meanwhile;

/// <summary>
/// Foreign code that nobody awaits, and that the end of the run has cancelled: its clean-up. While it awaits something of ours the loop knows of it;
/// while it is elsewhere, as on the thread pool, or awaits what may never come, it is waited for as long as what was told of a cancel, and no longer.
/// </summary>
internal sealed class LeftCleanUp : IPatient, IRunsOutside
{
    private const int MostNamed = 3;

    // Farther it is not looked for what clean-up awaits: there may be very many.
    private const int MostSteps = 1000;

    // The branches that were asked to end, and those that clean up for what was asked: with the code that awaited by them then.
    private readonly Dictionary<Branch, object?> known = [];

    // Those that wait for tasks which are about to be ended, or with null were begun by such: what their methods do after that is clean-up.
    private readonly List<(Branch Branch, IWaitable? On, HashSet<Task> Methods)> awaiting = [];

    // The methods that had a branch when it was asked, and those that await them on the loop.
    private readonly HashSet<Task> methods = new(ReferenceEqualityComparer.Instance);

    private readonly EventLoop loop;
    private readonly Bell bell;

    // Each wait has its number: the time of one that is over means nothing.
    private long wait;
    private bool isWaiting;
    private bool hasRunOut;

    // Until when what was told by a token is left in peace, by the real clock.
    private long toldUntil;

    internal LeftCleanUp(EventLoop loop)
    {
        this.loop = loop;
        bell = new Bell { CleanUp = this };
    }

    /// <summary>Whether foreign code below tasks that have ended awaits something of ours and was not asked to end.</summary>
    internal bool HasToAsk => NotAsked().Length > 0;

    /// <summary>Whether some of it was told to end while its task ran, and cleans up.</summary>
    internal bool GoesOn => loop.ToldMethods.HasAny && loop.AllBranches().Any(branch => branch.Owner.IsDone && IsTold(branch));

    /// <summary>Asks it to end.</summary>
    internal void Ask()
    {
        var left = NotAsked();
        if (left.Length == 0)
        {
            return;
        }

        Array.ForEach(left, branch => known[branch] = branch.Code);
        Take(MethodsOf(left));
        foreach (var ofOne in left.GroupBy(static branch => branch.Owner).OrderBy(static group => group.Key.Number))
        {
            ofOne.Key.CancelBranches(ofOne.ToHashSet());
        }
    }

    /// <summary>What was begun by tasks, or awaits them, gets their cancel and is not asked once more.</summary>
    internal void TasksAreAboutToEnd()
    {
        var graph = new AwaitGraph(loop);
        awaiting.Clear();
        foreach (var branch in loop.AllBranches().Where(static branch => !branch.Owner.IsDone))
        {
            awaiting.Add((branch, null, MethodsOf(branch)));
        }

        foreach (var branch in NotAsked())
        {
            if (branch.ParkedOn is { } on && graph.AwaitsTasks(branch))
            {
                awaiting.Add((branch, on, MethodsOf(branch)));
            }
        }
    }

    /// <summary>What has gone on by that cleans up.</summary>
    internal void TasksHaveEnded()
    {
        foreach (var (branch, on, above) in awaiting)
        {
            if (on is null || branch.ParkedOn != on)
            {
                known[branch] = branch.Code;
                Take(above);
            }
        }

        awaiting.Clear();
    }

    /// <summary>Whether some of it is where the loop cannot see it, or awaits what comes from there, or tasks that it has made.</summary>
    internal bool AwaitsWhatMayCome()
    {
        methods.RemoveWhere(static method => method.IsCompleted);
        if (methods.Count > 0 && Elsewhere().Length > 0)
        {
            return true;
        }

        var graph = new AwaitGraph(loop);
        return loop.AllBranches().Any(branch => branch.Owner.IsDone && (branch.ParkedOn is ForeignWait || (loop.TaskCount > 0 && graph.AwaitsTasks(branch))));
    }

    /// <summary>Whether there is still time for what comes from nowhere that the loop can see.</summary>
    internal bool MayWait()
    {
        if (!isWaiting && !hasRunOut)
        {
            isWaiting = true;
            loop.Patience.WaitUntil(loop.RealTime.After(loop.AbandonAfter), this, ++wait);
        }

        return !hasRunOut;
    }

    /// <summary>Something goes on: the time for what does not begins anew after that.</summary>
    internal void Stirs() => (isWaiting, hasRunOut) = (false, false);

    /// <summary>The loop closes: those that live longer must not keep it.</summary>
    internal void LetGoOfLoop() => bell.CleanUp = null;

    /// <summary>What is waited for; empty for nothing.</summary>
    internal string Describe() => isWaiting ? Name([.. methods.Where(static method => !method.IsCompleted)]) : "";

    bool IPatient.Waits(long stamp) => isWaiting && stamp == wait;

    void IPatient.RunOut(long stamp)
    {
        (isWaiting, hasRunOut) = (false, true);
        var left = Elsewhere();
        methods.Clear();
        if (left.Length > 0)
        {
            loop.Report(
                new LoopError(
                    $"{loop} closes although clean-up goes on that nobody awaits, and that did not end within {loop.AbandonAfter.TotalSeconds:0.###} s: {Name(left)}. Await it before the run ends, or raise LoopOptions.AbandonAfter."
                )
            );
        }
    }

    // To be run is all that it is for: the loop looks anew.
    void IReadyItem.Run() { }

    void IRunsOutside.RunOutside() { }

    private Branch[] NotAsked() => [.. loop.AllBranches().Where(branch => branch.Owner.IsDone && !IsKnown(branch) && !IsTold(branch))];

    // Its method, or one that awaits that, was told by a token before, and has its time for clean-up.
    private bool IsTold(Branch branch)
    {
        if (!loop.ToldMethods.HasAny)
        {
            return false;
        }

        var until = new UnheardWay(branch.Code).Methods.Select(loop.ToldMethods.Of).OfType<CancelRequest>().Select(static told => told.Deadline()).DefaultIfEmpty().Max();
        if (until <= loop.RealTime.Now)
        {
            return false;
        }

        if (until > toldUntil)
        {
            toldUntil = until;
            loop.Patience.WaitUntil(until, bell);
        }

        return true;
    }

    // One and the same branch may serve code that was begun in the clean-up.
    private bool IsKnown(Branch branch)
    {
        if (known.TryGetValue(branch, out var code) && code == branch.Code)
        {
            return true;
        }

        if (known.Count == 0 && methods.Count == 0)
        {
            return false;
        }

        // What clean-up awaits is part of it, also where a coroutine in between awaits the method.
        var isPart = false;
        var way = new AwaitChain(branch.Code, MostSteps) { Within = loop, Pass = (passed, _) => isPart |= passed is Task method && methods.Contains(method) };
        way.Follow(end => isPart |= end.Parked is Branch above && above != branch && IsKnown(above));
        if (isPart)
        {
            known[branch] = branch.Code;
        }

        return isPart;
    }

    private void Take(HashSet<Task> above)
    {
        foreach (var method in above)
        {
            if (!method.IsCompleted && methods.Add(method))
            {
                // It may end where the loop hears nothing of that.
                method.ContinueWith(
                    static (_, bell) => ((Bell)bell!).Ring(),
                    bell,
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
            }
        }
    }

    private Task[] Elsewhere()
    {
        var here = MethodsOf(loop.AllBranches());
        return [.. methods.Where(method => !method.IsCompleted && !here.Contains(method))];
    }

    private HashSet<Task> MethodsOf(IReadOnlyList<Branch> branches) => MethodsOf(new AwaitChain(Branch.ContinuationsOf(branches, null, out _)));

    private HashSet<Task> MethodsOf(Branch branch) => MethodsOf(new AwaitChain(branch.Code, MostSteps));

    private HashSet<Task> MethodsOf(AwaitChain way)
    {
        HashSet<Task> methods = new(ReferenceEqualityComparer.Instance);
        way = way with { Within = loop, Pass = Add };
        way.Follow();
        return methods;

        void Add(object passed, object? awaited)
        {
            if (passed is Task task && ForeignName.MethodOf(task) is not null)
            {
                methods.Add(task);
            }
        }
    }

    private static string Name(Task[] all) =>
        string.Join(", ", all.Take(MostNamed).Select(ForeignName.Of)) + (all.Length > MostNamed ? $" and {all.Length - MostNamed} more" : "");

    // What is registered with the methods, which may live longer than the loop. The loop looks anew when it rings.
    private sealed class Bell : IPatient
    {
        private volatile LeftCleanUp? cleanUp;

        internal LeftCleanUp? CleanUp
        {
            set => cleanUp = value;
        }

        bool IPatient.Waits(long stamp) => cleanUp is not null;

        void IPatient.RunOut(long stamp) => Ring();

        internal void Ring()
        {
            if (cleanUp is { } waiting)
            {
                waiting.loop.Inbox.Add(waiting);
            }
        }
    }
}
