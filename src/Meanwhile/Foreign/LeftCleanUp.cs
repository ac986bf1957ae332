namespace Meanwhile;

/// <summary>
/// The clean-up of foreign code that nobody awaits, and that the end of the run has cancelled. While it awaits something of ours the loop knows of
/// it; while it is elsewhere, as on the thread pool, it is waited for as long as what was told of a cancel, and no longer.
/// </summary>
internal sealed class LeftCleanUp(EventLoop loop) : IPatient, IReadyItem
{
    private const int MostNamed = 3;

    // Those that had a branch when it was cancelled, and those that await them.
    private readonly List<Task> methods = [];

    // Each wait has its number: the time of one that is over means nothing.
    private long wait;
    private bool isWaiting;

    /// <summary>Waits for foreign code that is about to be cancelled.</summary>
    internal void Add(IReadOnlyList<Branch> branches)
    {
        foreach (var method in MethodsOf(branches))
        {
            methods.Add(method);

            // It may end where the loop hears nothing of that.
            method.ContinueWith(
                static (_, self) => ((LeftCleanUp)self!).Tell(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }

    /// <summary>Whether some of it is where the loop cannot see it; begins to wait if so.</summary>
    /// <param name="branches">What foreign code awaits of ours now.</param>
    internal bool IsElsewhere(IReadOnlyList<Branch> branches)
    {
        methods.RemoveAll(static method => method.IsCompleted);
        if (methods.Count == 0 || Elsewhere(branches).Length == 0)
        {
            isWaiting = false;
            return false;
        }

        if (!isWaiting)
        {
            isWaiting = true;
            loop.Patience.WaitUntil(loop.RealTime.After(loop.AbandonAfter), this, ++wait);
        }

        return true;
    }

    /// <summary>What is waited for; empty for nothing.</summary>
    internal string Describe() => isWaiting ? Name([.. methods.Where(static method => !method.IsCompleted)]) : "";

    bool IPatient.Waits(long stamp) => isWaiting && stamp == wait;

    void IPatient.RunOut(long stamp)
    {
        var left = Elsewhere(loop.AllBranches());
        methods.Clear();
        isWaiting = false;
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

    private void Tell() => loop.Inbox.Add(this);

    private Task[] Elsewhere(IReadOnlyList<Branch> branches)
    {
        var here = MethodsOf(branches);
        return [.. methods.Where(method => !method.IsCompleted && !here.Contains(method))];
    }

    private static HashSet<Task> MethodsOf(IReadOnlyList<Branch> branches)
    {
        var way = new AwaitChain(Branch.ContinuationsOf(branches, null, out _));
        HashSet<Task> methods = new(ReferenceEqualityComparer.Instance);
        way.Follow(task =>
        {
            if (ForeignName.MethodOf(task) is not null)
            {
                methods.Add(task);
            }
        });
        return methods;
    }

    private static string Name(Task[] all) =>
        string.Join(", ", all.Take(MostNamed).Select(ForeignName.Of)) + (all.Length > MostNamed ? $" and {all.Length - MostNamed} more" : "");
}
