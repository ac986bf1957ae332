namespace Meanwhile;

/// <summary>The failures of one loop that nobody has looked at, held weakly: a failed task is not kept alive for its report.</summary>
internal sealed class UnobservedFailures
{
    private readonly List<WeakReference<UnobservedFailure>> watches = [];
    private int pruneAt = 64;

    internal void Add(UnobservedFailure watch)
    {
        if (watches.Count >= pruneAt)
        {
            watches.RemoveAll(weak => !weak.TryGetTarget(out _));
            pruneAt = Math.Max(64, watches.Count * 2);
        }

        watches.Add(new WeakReference<UnobservedFailure>(watch, trackResurrection: true));
    }

    /// <summary>Reports those that are left, in the order in which they failed.</summary>
    internal void ReportAll()
    {
        foreach (var weak in watches)
        {
            if (weak.TryGetTarget(out var watch))
            {
                watch.Report();
                GC.SuppressFinalize(watch);
            }
        }

        watches.Clear();
    }
}
