namespace Meanwhile;

// Which cancels the code of a strand has heard of, by whatever way: none comes twice.
public partial class LoopTask
{
    /// <summary>Whether code that has suspended is on its way out by that, having heard of it without suspending: then it is delivered.</summary>
    private protected bool HasHeardOf(CancelRequest request) => HasHeardOf(request, leaf);

    private bool HasHeardOf(CancelRequest request, Resumable? innermost) =>
        OnItsWayOutBy(request, innermost) is { } cancellation && HearsBy(request, cancellation, innermost);

    private bool HearsBy(CancelRequest request, OperationCanceledException cancellation, Resumable? innermost)
    {
        Details.KeptBefore = null;
        EndedByForeign(request, cancellation.CancellationToken);
        details!.CancelledByForeign!.Suspended(innermost);
        return true;
    }

    /// <summary>The code that runs here asks for its token, or has come to foreign code below: what it has heard of without suspending is delivered.</summary>
    internal void HearsWhatIsOnItsWayOut()
    {
        if (Request is { IsHeld: false } request && parkedOn is null && Loop.Strand == this)
        {
            HasHeardOf(request, Loop.RunningPart);
        }
    }

    /// <summary>A coroutine that runs here ends by that: where it tells of a cancel to come, which an await gave without suspending, that is delivered.</summary>
    internal void HearsByThrowing(OperationCanceledException cancellation)
    {
        if (Request is { IsHeld: false } request && parkedOn is null && (IsOf(cancellation, request) || HasComeSince(cancellation, request)))
        {
            EndedByForeign(request, cancellation.CancellationToken);
        }
    }

    /// <summary>Whether the code of the strand has heard of that request, or of a later one that asks as much.</summary>
    internal bool HasHeard(CancelRequest request) => details?.Heard.Include(request) == true;

    /// <summary>Whether a request that was made after that one is to come here, or was heard of.</summary>
    internal bool WasAskedSince(long made) => Request is { } request && request.LastMade > made || details?.Heard.HaveSince(made) == true;

    /// <summary>The cancel is thrown here.</summary>
    internal void Hears(CancelRequest request) => Details.Heard.Add(request, Scope);

    /// <summary>
    /// A scope has ended by a cancel that came from outside while it was open, perhaps after one of its own: the foreign code above hears of the
    /// outer one by that, and what awaits it is to know.
    /// </summary>
    internal virtual void HearsOfOuter(Scope ended) { }

    /// <summary>The cancel has gone to what is awaited: the code hears of it if that is cancelled.</summary>
    internal void HearsByAwaited(CancelRequest request) => Details.HearsNext = request;

    /// <summary>What is awaited was cancelled.</summary>
    internal void HeardByAwaited()
    {
        if (details is { HearsNext: { } passed })
        {
            details.HearsNext = null;
            passed.MarkThrown(this);
        }
    }

    /// <summary>The code of that strand goes on here.</summary>
    private protected void InheritHearing(LoopTask strand)
    {
        if (strand.details is { } its)
        {
            Details.Heard = its.Heard.Copy();
        }
    }
}
