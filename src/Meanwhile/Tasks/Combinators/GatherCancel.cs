namespace Meanwhile;

/// <summary>
/// A cancel on its way through a gathering to all that it waits for. Gatherings of gatherings may be deep, and one may stand in many
/// places: so the way is kept in a list and not on the stack, and each gathering is passed once.
/// </summary>
internal sealed class GatherCancel(string? message)
{
    private readonly Stack<Place> path = new();
    private readonly Dictionary<IGathering, Place> passed = [];

    /// <returns>Whether a child took it.</returns>
    internal bool Pass(IGathering outermost)
    {
        path.Push(new Place(outermost));
        while (true)
        {
            var place = path.Peek();
            if (place.Next < place.Gathering.Children.Count)
            {
                Visit(place, place.Gathering.Children[place.Next++]);
                continue;
            }

            path.Pop();
            passed[place.Gathering] = place;
            if (place.IsTaken)
            {
                place.Gathering.CancelTaken(message, place.IsTakenByOwn);
            }

            if (!path.TryPeek(out var above))
            {
                outermost.Loop.ForgetReach();
                return place.IsTaken;
            }

            above.Add(place);
        }
    }

    private void Visit(Place place, Future child)
    {
        if (child is not IGathering gathering)
        {
            var isOwn = !child.IsOfForeign;
            if (child.Cancel(message))
            {
                place.IsTaken = true;
                place.IsTakenByOwn |= isOwn;
            }
        }
        else if (passed.TryGetValue(gathering, out var earlier))
        {
            place.Add(earlier);
        }
        else if (!child.IsDone)
        {
            path.Push(new Place(gathering));
        }
    }

    private sealed class Place(IGathering gathering)
    {
        internal IGathering Gathering => gathering;

        internal int Next { get; set; }

        internal bool IsTaken { get; set; }

        internal bool IsTakenByOwn { get; set; }

        internal void Add(Place below)
        {
            IsTaken |= below.IsTaken;
            IsTakenByOwn |= below.IsTakenByOwn;
        }
    }
}
