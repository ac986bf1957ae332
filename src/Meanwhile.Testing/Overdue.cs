namespace Meanwhile.Testing;

/// <summary>What a clock has waited for in vain.</summary>
/// <param name="Work">What is known to go on; if nothing is, the thread pool has not come to rest.</param>
internal sealed record Overdue(IReadOnlyList<string> Work)
{
    private const int MostNamed = 3;

    /// <summary>Says so on the loop whose wait it was.</summary>
    internal LoopError ToError(EventLoop loop)
    {
        string[] waiting =
        [
            .. loop
                .AllTasks()
                .Where(static task => task.ParkedOn is ForeignWait or Future)
                .Select(static task => $"{task} waits for {task.ParkedOn!.Describe(task)}"),
        ];
        var what = Work.Count == 0 ? "the thread pool has not come to what was queued there" : $"this goes on: {Few(Work)}";
        var who = waiting.Length == 0 ? "" : $" {Few(waiting)}.";
        return new LoopError(
            $"Virtual time goes on after a second of real time, although {what}.{who} What comes now comes late by the clock of {loop}: do in a test what takes less time, or let it take virtual time"
        );
    }

    private static string Few(IReadOnlyList<string> all) =>
        all.Count <= MostNamed ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more";
}
