namespace Meanwhile;

/// <summary>All that foreign code brings about, and the methods on the way to there: which of them have heard of a cancel, or missed it.</summary>
internal sealed class UnheardWay
{
    private readonly List<object> methods = [];

    // Those and what several share, each with what it awaits on the way.
    private readonly List<(object Method, object? Awaited)> steps = [];
    private readonly List<IForeignEnd> ends = [];
    private readonly List<object> iterators = [];

    /// <summary>The ways from code that goes on.</summary>
    internal UnheardWay(object? code)
    {
        var way = new AwaitChain(code, Branch.MostSteps) { Pass = Add };
        while (way.TryNext(out var end))
        {
            if (end is IForeignEnd reached)
            {
                ends.Add(reached);
            }
            else if (end is not null)
            {
                iterators.Add(end);
            }
        }

        // What several methods may share, as the promise of WhenAll, says nothing of each of them.
        void Add(object passed, object? awaited)
        {
            steps.Add((passed, awaited));
            if (passed is not Task || ForeignName.MethodOf(passed) is not null)
            {
                methods.Add(passed);
            }
        }
    }

    internal IReadOnlyList<IForeignEnd> Ends => ends;

    internal IReadOnlyList<object> Methods => methods;

    /// <summary>Those of which a step may be waited for.</summary>
    internal IReadOnlyList<object> Iterators => iterators;

    /// <summary>Whether the code itself has ended by now, and methods go on that awaited it.</summary>
    internal bool HasGoneBy => methods.Count > 1 && methods[0] is not Task { IsCompleted: false };

    /// <summary>Whether the cancel that is waited for at an end of the way was thrown elsewhere, and neither into the code of the branch nor into what calls that.</summary>
    internal bool IsUnheard(Branch branch, IForeignEnd end, CancelRequest request) =>
        branch.IsUnheard(request) && !HasHeard(end, request);

    /// <summary>Whether a method on the way has got something else in the place of the cancel that is waited for at that end, and does not clean up after it.</summary>
    internal bool IsHidden(IForeignEnd end, CancelRequest request) => methods.Exists(method => end.IsHiddenFrom(method, request)) && !MayCleanUp;

    /// <summary>The methods go on without having heard of a cancel that is waited for at the ends of the way.</summary>
    /// <param name="asOf">The last request that had been made when they had reason to go on.</param>
    /// <returns>Whether one is.</returns>
    internal bool Missed(long asOf)
    {
        var isMissed = false;
        foreach (var end in ends)
        {
            isMissed |= end.Missed(methods, asOf);
        }

        return isMissed;
    }

    /// <summary>The cancel that is waited for at an end of the way, and that a method on it has missed and none has heard of; null for none.</summary>
    internal CancelRequest? StillMissed() =>
        ends.Find(end => end.MissedBelow is { } missed && HasMissed(end, missed) && !HasHeard(end, missed))?.MissedBelow;

    /// <summary>Whether one of the methods is on its way out by a failure, or cleans up after it.</summary>
    internal bool KeepsFailure => methods.SelectMany(ForeignMethod.PendingExceptions).Any(static pending => pending is not OperationCanceledException);

    /// <summary>The first of the methods hears of a cancel by what it has awaited, and the others when what they await has ended.</summary>
    internal void Hears()
    {
        foreach (var end in ends)
        {
            end.ToldBelow(steps);
        }
    }

    /// <summary>Whether one of the methods may clean up after an exception.</summary>
    internal bool MayCleanUp => methods.Exists(ForeignMethod.MayCleanUp);

    /// <summary>Whether a method on the way has missed the cancel, and the code of the branch is to hear of it.</summary>
    internal bool HasMissed(Branch branch, IForeignEnd end, CancelRequest request) =>
        HasMissed(end, request) && IsUnheard(branch, end, request);

    private bool HasMissed(IForeignEnd end, CancelRequest request) => methods.Exists(method => end.HasMissed(method, request));

    private bool HasHeard(IForeignEnd end, CancelRequest request) => methods.Exists(method => end.HasHeard(method, request));
}
