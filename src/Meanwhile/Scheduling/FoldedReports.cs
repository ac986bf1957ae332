namespace Meanwhile;

/// <summary>Reports of one moment, of which many may be alike: the first of a kind is told in full, and how many there are.</summary>
internal sealed class FoldedReports(EventLoop loop) : IRunsOutside
{
    private readonly List<(string Kind, LoopError First)> kinds = [];
    private readonly Dictionary<string, int> counts = [];

    /// <summary>Keeps a report for a turn.</summary>
    /// <param name="kind">What alike ones have in common.</param>
    /// <param name="message">Makes the message; called for the first of its kind alone.</param>
    internal void Add(string kind, Func<string> message)
    {
        if (counts.TryGetValue(kind, out var count))
        {
            counts[kind] = count + 1;
            return;
        }

        if (counts.Count == 0)
        {
            loop.Ready.Enqueue(this);
        }

        counts.Add(kind, 1);
        kinds.Add((kind, new LoopError(message())));
    }

    void IReadyItem.Run() => Report();

    void IRunsOutside.RunOutside() => Report();

    private void Report()
    {
        var told = kinds.ToArray();
        var numbers = told.Select(each => counts[each.Kind]).ToArray();
        kinds.Clear();
        counts.Clear();
        for (var i = 0; i < told.Length; i++)
        {
            var first = told[i].First;
            loop.Report(numbers[i] == 1 ? first : new LoopError($"{first.Message} ({numbers[i] - 1} more like it.)"));
        }
    }
}
