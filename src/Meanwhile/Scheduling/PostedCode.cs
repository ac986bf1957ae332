namespace Meanwhile;

/// <summary>
/// Foreign code that is about to go on, in its turn: what it brings about is on its way, though nothing of ours is parked below. Looked at only
/// when a cancel meets an await that nothing seems to lead to.
/// </summary>
/// <remarks>The loop's thread alone uses it.</remarks>
internal sealed class PostedCode
{
    // How many of those that are posted lead to each.
    private readonly Dictionary<IForeignEnd, int> ends = new(ReferenceEqualityComparer.Instance);
    private ForeignCallback? last;

    /// <summary>It stands in the ready queue.</summary>
    internal void Add(ForeignCallback posted)
    {
        posted.Before = last;
        if (last is not null)
        {
            last.After = posted;
        }

        last = posted;
    }

    /// <summary>It goes on.</summary>
    internal void Remove(ForeignCallback posted)
    {
        if (posted != last && posted.After is null)
        {
            // It came from another thread, and never was one of them.
            return;
        }

        if (posted.Before is { } before)
        {
            before.After = posted.After;
        }

        if (posted.After is { } after)
        {
            after.Before = posted.Before;
        }
        else
        {
            last = posted.Before;
        }

        (posted.Before, posted.After) = (null, null);
        foreach (var end in posted.Ends ?? [])
        {
            if (--System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(ends, end, out _) == 0)
            {
                ends.Remove(end);
            }
        }

        posted.Ends = null;
    }

    /// <summary>Whether some of it brings about that end, as far as can be told.</summary>
    internal bool LeadsTo(IForeignEnd end)
    {
        // Those that were looked at before are the older ones.
        for (var posted = last; posted is { Ends: null }; posted = posted.Before)
        {
            posted.Ends = posted.Code is { } code ? new UnheardWay(code).Ends : [];
            foreach (var reached in posted.Ends)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(ends, reached, out _)++;
            }
        }

        return ends.ContainsKey(end);
    }
}
