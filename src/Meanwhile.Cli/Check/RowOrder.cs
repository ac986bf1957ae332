namespace Meanwhile.Cli.Check;

/// <summary>
/// Gives rows on as they come, or in the order of the input. It holds no more than the backlog lets be open at once: a line leaves the
/// backlog when its row is given on.
/// </summary>
internal sealed class RowOrder(bool isOrdered)
{
    private readonly Dictionary<long, DueRow>? early = isOrdered ? [] : null;
    private readonly Queue<DueRow> ready = new();
    private long next;

    /// <summary>Takes a row.</summary>
    /// <param name="place">The place of its line in the input, from 0.</param>
    /// <param name="row">The row.</param>
    public void Add(long place, DueRow row)
    {
        if (early is null)
        {
            ready.Enqueue(row);
            return;
        }

        early.Add(place, row);
        while (early.Remove(next, out var due))
        {
            ready.Enqueue(due);
            next++;
        }
    }

    /// <summary>Gives the next row whose turn it is; null if it has not come.</summary>
    public DueRow? TryTake() => ready.TryDequeue(out var due) ? due : null;

    /// <summary>Gives what is left, in order, though some before it will never come.</summary>
    public IEnumerable<DueRow> TakeRest()
    {
        while (ready.TryDequeue(out var due))
        {
            yield return due;
        }

        if (early is null)
        {
            yield break;
        }

        foreach (var (_, due) in early.OrderBy(pair => pair.Key))
        {
            yield return due;
        }

        early.Clear();
    }
}
