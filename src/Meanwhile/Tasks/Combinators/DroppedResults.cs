namespace Meanwhile;

/// <summary>Reports what was granted to a gathering that has ended by a cancel or a failure, so that nobody gets it.</summary>
internal static class DroppedResults
{
    /// <summary>Of one that was gathered, if its result came after the cancel.</summary>
    internal static void ReportOf(Future ended)
    {
        if (ended is IGathering gathering)
        {
            ReportInside(gathering, []);
        }
        else
        {
            ended.ReportDropped();
        }
    }

    /// <summary>The same of several, by now or not yet done.</summary>
    internal static void ReportOf(Future[] gathered)
    {
        HashSet<IGathering>? passed = null;
        foreach (var future in gathered)
        {
            if (future is IGathering gathering)
            {
                ReportInside(gathering, passed ??= []);
            }
            else
            {
                future.ReportDropped();
            }
        }
    }

    // Gatherings may be deep, and one may stand in many places.
    private static void ReportInside(IGathering outermost, HashSet<IGathering> passed)
    {
        var left = new Stack<IGathering>([outermost]);
        while (left.TryPop(out var gathering))
        {
            if (!gathering.HasKeptResults || !passed.Add(gathering))
            {
                continue;
            }

            foreach (var child in gathering.Children)
            {
                if (child is IGathering inner)
                {
                    left.Push(inner);
                }
                else
                {
                    child.ReportDropped();
                }
            }
        }
    }
}
