namespace Meanwhile.Cli.Reporting;

/// <summary>All that rows are written to. Blocking; one call at a time.</summary>
/// <param name="sinks">Where the rows go, standard output first.</param>
/// <param name="page">Standard error, where it is the same terminal as standard output; null where neither disturbs the other.</param>
internal sealed class Sheet(IReadOnlyList<RowSink> sinks, MessagePage? page)
{
    private volatile bool isAbandoned;

    /// <summary>A call that waits for somebody who takes nothing is to write nothing more, should it ever go on.</summary>
    public void Abandon() => isAbandoned = true;

    /// <summary>Writes what the sinks have swapped, and on a terminal that is both, notes and the status line below it.</summary>
    /// <returns>Those sinks that take no more from now on, and why; null for none.</returns>
    public List<BrokenSink>? Write(ReadOnlyMemory<byte> notes, string? status)
    {
        // Files first: standard output may be a pipe that nobody reads.
        List<BrokenSink>? broken = null;
        for (var index = sinks.Count - 1; index >= 0 && !isAbandoned; index--)
        {
            if (index == 0)
            {
                page?.Erase();
            }

            if (!sinks[index].IsBroken && sinks[index].Write() is { } reason)
            {
                (broken ??= []).Add(new BrokenSink(sinks[index], reason));
            }
        }

        if (!isAbandoned)
        {
            page?.Write(notes, status);
        }

        return broken;
    }

    /// <summary>Writes what is left wherever no write waits for somebody to take it.</summary>
    /// <returns>Those sinks that could not be written, and why.</returns>
    public List<BrokenSink> WriteRest()
    {
        var broken = new List<BrokenSink>();
        for (var index = sinks.Count - 1; index >= 0; index--)
        {
            if (!sinks[index].IsBroken && sinks[index].WriteRest() is { } reason)
            {
                broken.Add(new BrokenSink(sinks[index], reason));
            }
        }

        return broken;
    }
}
