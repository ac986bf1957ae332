using System.Diagnostics.CodeAnalysis;

namespace Meanwhile.Cli.Check;

/// <summary>
/// Gives rows on as they come, or in the order of the input. It holds no more than the backlog lets be open at once: a line leaves the
/// backlog when its row is given on.
/// </summary>
internal sealed class RowOrder(bool isOrdered)
{
    private readonly Dictionary<long, (Row? Row, int Length)> early = [];
    private readonly Queue<(Row? Row, int Length)> ready = new();
    private long next;

    /// <summary>Takes a row, or null for one that will not come.</summary>
    /// <param name="place">The place of its line in the input, from 0.</param>
    /// <param name="row">The row.</param>
    /// <param name="length">The length of its line.</param>
    public void Add(long place, Row? row, int length)
    {
        if (!isOrdered)
        {
            ready.Enqueue((row, length));
            return;
        }

        early.Add(place, (row, length));
        while (early.Remove(next, out var due))
        {
            ready.Enqueue(due);
            next++;
        }
    }

    /// <summary>Gives the next row whose turn it is.</summary>
    public bool TryTake([MaybeNullWhen(false)] out (Row? Row, int Length) due) => ready.TryDequeue(out due);

    /// <summary>Gives what is left, in order, though some before it will never come.</summary>
    public IEnumerable<Row> TakeRest()
    {
        while (ready.TryDequeue(out var due))
        {
            if (due.Row is { } row)
            {
                yield return row;
            }
        }

        foreach (var (_, due) in early.OrderBy(pair => pair.Key))
        {
            if (due.Row is { } row)
            {
                yield return row;
            }
        }

        early.Clear();
    }
}
