namespace Meanwhile;

/// <summary>
/// The sources of scopes that have ended. Held weakly: only one whose token is still in somebody's hands has anything to
/// cancel, and a task may enter and leave scopes without end.
/// </summary>
internal sealed class EndedSources
{
    private const int Fewest = 16;

    private readonly List<WeakReference<CancellationTokenSource>> sources = [];
    private int pruneAt = Fewest;

    internal void Add(CancellationTokenSource source) => Add(new WeakReference<CancellationTokenSource>(source));

    internal void AddAll(EndedSources others)
    {
        foreach (var weak in others.sources)
        {
            Add(weak);
        }
    }

    /// <summary>Those that can still be cancelled to some effect.</summary>
    internal CancellationTokenSource[] Live() =>
        [.. sources.Select(static weak => weak.TryGetTarget(out var source) ? source : null).OfType<CancellationTokenSource>().Where(static source => !source.IsCancellationRequested)];

    internal bool Issued(CancellationToken token) => sources.Exists(weak => weak.TryGetTarget(out var source) && source.Token == token);

    private void Add(WeakReference<CancellationTokenSource> weak)
    {
        if (sources.Count >= pruneAt)
        {
            sources.RemoveAll(static weak => !weak.TryGetTarget(out _));
            pruneAt = Math.Max(Fewest, sources.Count * 2);
        }

        sources.Add(weak);
    }
}
