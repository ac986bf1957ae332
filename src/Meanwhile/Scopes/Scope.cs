namespace Meanwhile;

/// <summary>
/// A stretch of a task's code that can be cancelled by itself: the body of a timeout or of a task group. The outermost scope
/// of a task is the task itself. The ambient token belongs to the innermost one.
/// </summary>
/// <remarks>
/// It is the synchronization context of the code inside: foreign code that was begun there goes on there, by whatever ways it comes back.
/// </remarks>
internal sealed partial class Scope
{
    private readonly LoopTask task;
    private readonly int depth;
    private readonly long segment;
    private readonly bool isWholeTask;
    private Scope? outer;
    private int requestsAtEntry;

    // The last request that had been made when it was entered.
    private long enteredAt;
    private bool requested;

    // Whether its request was thrown inside: once it has ended, or where it is renewed.
    private bool wasDelivered;
    private CancellationTokenSource? source;
    private CancellationToken spent;

    // The stretch in which the token was last asked for by code that may hand it on; zero for never.
    private long lastAsked;

    // The last stretch that had begun when the token was cancelled while something was registered with it.
    private long toldUntil;

    // The last request that had been made when the token was cancelled, and the same of the one that was given before it.
    private long cancelledAt;
    private long spentAt;

    // The sources of scopes that lay inside and have ended: foreign code begun there may still hold their tokens.
    private EndedSources? ended;

    internal Scope(LoopTask strand, bool isWholeTask = false)
    {
        this.isWholeTask = isWholeTask;
        task = strand.Owner;
        depth = strand.Loop.InlineDepth;
        segment = strand.Loop.Segment;
    }

    /// <summary>Whether the code around it was asked to end, even before it was entered, and has not taken that back.</summary>
    internal bool HasOuterRequest => OuterRequests() > 0;

    /// <summary>The next one around it; null for none.</summary>
    internal Scope? Outer => outer;

    /// <summary>Whether it is open, and asked what runs inside to end.</summary>
    internal bool IsRequested => requested && !isOver;

    /// <summary>Whether the code around it was asked to end since it was entered.</summary>
    internal bool WasAskedSinceEntry => OuterRequests() > requestsAtEntry;

    /// <summary>Whether that is still to come to the code inside.</summary>
    internal bool IsAskedFromAround => Inside is { Request: { IsHeld: false } request } && HasSeen(request) && WasAskedSinceEntry;

    /// <summary>Whether a deadline, which is still to come, ends it.</summary>
    internal bool HasDeadline { private get; set; }

    /// <summary>Whether a scope or one around it has a deadline.</summary>
    internal static bool EndsByTime(Scope? innermost)
    {
        var scope = innermost;
        while (scope is { HasDeadline: false })
        {
            scope = scope.outer;
        }

        return scope is not null;
    }

    /// <summary>Whether another scope is this one or lies inside it.</summary>
    internal bool Holds(Scope? inner)
    {
        for (var scope = inner; scope is not null; scope = scope.outer)
        {
            if (scope == this)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The innermost scope that holds both; null for none but the task.</summary>
    internal static Scope? CommonTo(Scope? one, Scope? other)
    {
        var scope = one;
        while (scope is not null && !scope.Holds(other))
        {
            scope = scope.outer;
        }

        return scope;
    }

    /// <summary>The code that runs now is inside from here on.</summary>
    internal void Enter()
    {
        var strand = task.Loop.Strand!;
        strand.HearsWhatIsOnItsWayOut();
        outer = strand.Scope;
        inside = strand;
        strand.Scope = this;
        task.Loop.InstallContextOf(strand);
        requestsAtEntry = OuterRequests() - NotThrownYet(strand);
        enteredAt = task.Loop.LastRequest;
    }

    /// <summary>Whether that request has come since it was entered.</summary>
    internal bool HasSeen(CancelRequest request) => request.LastMade > enteredAt;

    /// <summary>Asks what runs inside to end.</summary>
    internal void Request(string? message)
    {
        if (!requested)
        {
            requested = true;
            task.CancelScope(this, message);
        }
    }

    /// <summary>The code inside is over: what foreign code it has begun and left under way is asked to end.</summary>
    /// <param name="own">The strand that the scope is part of, which may be below foreign code itself.</param>
    internal void EndWhatWasBegun(LoopTask own)
    {
        var left = task.Loop.BranchesOf(task).Where(branch => branch != own && Holds(branch.Scope) && !branch.WasAskedSince(enteredAt)).ToHashSet();
        if (left.Count > 0 || source is not null || ended is not null)
        {
            var request = new CancelRequest(task, this, null) { Only = left };
            CancelTokens(task, request);
            task.Loop.PassCancel(task, request);
        }
    }

    /// <summary>Leaves the scope.</summary>
    /// <returns>What became of its own request.</returns>
    internal ScopeExit Exit()
    {
        var strand = task.Loop.Strand!;
        strand.Scope = outer;
        (inside, isOver) = (strand, true);
        task.Loop.InstallContextOf(strand);
        var token = source is { IsCancellationRequested: true } cancelled ? cancelled.Token : default;
        HandTokensOn(strand);
        HandTellingOn(strand);
        var wasRequested = requested;
        wasDelivered |= wasRequested && task.WithdrawScope(this);
        requested = false;

        // What is held until clean-up is over was not thrown inside.
        var isOuterCancelled = OuterRequests() - Count(strand.HeldRequest) > requestsAtEntry;
        if (token.IsCancellationRequested && (isOuterCancelled || !wasRequested))
        {
            task.PassedOnToken = token;
        }

        if (isOuterCancelled)
        {
            return ScopeExit.OuterCancelled;
        }

        return
            !wasRequested ? ScopeExit.NotRequested
            : wasDelivered ? ScopeExit.Delivered
            : ScopeExit.NotDelivered;
    }

    /// <summary>A cancel from outside was caught inside and is not to be lost: it meets the next suspension.</summary>
    internal void RenewOuterRequest()
    {
        var origin = outer;
        while (origin is not null && !origin.requested)
        {
            origin = origin.outer;
        }

        var strand = task.Loop.Strand!;
        if (strand.Request is null)
        {
            origin?.wasDelivered = true;
            var renewed = new CancelRequest(task, task.OwnCancelRequests > 0 ? null : origin, null);
            strand.Request = renewed;
            CancelChain(strand, renewed.Origin);
            if (strand is Branch)
            {
                // The failure goes to foreign code, which cleans up first.
                strand.Hold(renewed);
            }
        }
    }

    private int OuterRequests()
    {
        var requests = task.OwnCancelRequests;
        if (task.ScopeCancelRequests == 0)
        {
            // Scopes may be nested deep, and each asks this when it begins and when it ends.
            return requests;
        }

        for (var scope = outer; scope is not null; scope = scope.outer)
        {
            if (scope.requested)
            {
                requests++;
            }
        }

        return requests;
    }

    /// <summary>How many of the requests to the code around are still to come: they meet what runs inside, as if made while it runs. Not foreign code that was told of them, or heard: that is left in peace.</summary>
    private int NotThrownYet(LoopTask strand) =>
        strand.ParkedOn is ForeignWait { WasTold: true } || strand.HasHeardBelow ? 0 : Count(strand.Request) + (strand.HeldRequest is { } held && held != strand.Request ? Count(held) : 0);

    private int Count(CancelRequest? pending) =>
        pending is null ? 0
        : pending.Origin is not null ? 1
        : Math.Min(pending.Times, task.OwnCancelRequests) + (pending.Covered is null ? 0 : 1);

    private static Scope RootOf(LoopTask strand)
    {
        var task = strand.Owner;
        var bottom = OutermostOf(task);
        if (bottom is { isWholeTask: true })
        {
            return bottom;
        }

        var made = new Scope(strand, isWholeTask: true);
        if (bottom is null)
        {
            task.Scope = made;
        }
        else
        {
            bottom.outer = made;
        }

        return made;
    }

    /// <summary>Those that the code of the strand is in, the innermost first. The task's own is made when it is needed, and foreign code may not know of it.</summary>
    private static IEnumerable<Scope> ScopesOf(LoopTask strand)
    {
        Scope? last = null;
        for (var scope = strand.Scope; scope is not null; scope = scope.outer)
        {
            last = scope;
            yield return scope;
        }

        if (last is not { isWholeTask: true } && OutermostOf(strand.Owner) is { isWholeTask: true } root)
        {
            yield return root;
        }
    }

    private static Scope? OutermostOf(LoopTask task)
    {
        var bottom = task.Scope;
        while (bottom?.outer is { } next)
        {
            bottom = next;
        }

        return bottom;
    }
}
