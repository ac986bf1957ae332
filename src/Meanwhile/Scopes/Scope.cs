using System.Diagnostics.CodeAnalysis;

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
    private bool requested;
    private CancellationTokenSource? source;
    private CancellationToken spent;

    // The stretch in which the token was last asked for by code that may hand it on; zero for never.
    private long lastAsked;

    // The last stretch that had begun when the token was cancelled while something was registered with it.
    private long toldUntil;

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

    /// <summary>Whether a deadline, which is still to come, ends it.</summary>
    internal bool HasDeadline { private get; set; }

    /// <summary>The token of the innermost scope of the strand, for code that may hand it on; made when it is asked for.</summary>
    internal static CancellationToken TokenOf(LoopTask strand)
    {
        var scope = strand.Scope ?? RootOf(strand);
        scope.lastAsked = strand.Loop.Segment;
        return scope.Token(strand);
    }

    /// <summary>The same for this library itself, whose awaits are known: nobody is told by that.</summary>
    internal static CancellationToken OwnTokenOf(LoopTask strand) => (strand.Scope ?? RootOf(strand)).Token(strand);

    /// <summary>Whether an await may have heard of a cancel by the ambient tokens that this has cancelled.</summary>
    /// <param name="innermost">The scope of the code that awaits.</param>
    /// <param name="limit">The outermost scope that was asked to end; null for the whole task.</param>
    /// <param name="begun">The stretch in which the await began.</param>
    /// <param name="byAsking">Whether it counts that the token was asked for in that stretch or since, and not only that something was registered with it.</param>
    internal static bool HasTold(Scope? innermost, Scope? limit, long begun, bool byAsking)
    {
        for (var scope = innermost; scope is not null; scope = scope.outer)
        {
            if (scope.toldUntil >= begun || (byAsking && scope.lastAsked >= begun))
            {
                return true;
            }

            if (scope == limit)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>The last stretch that had begun when a token was cancelled while something was registered with it; zero for none.</summary>
    internal static long LastTold(Scope? innermost, Scope? limit)
    {
        var last = 0L;
        for (var scope = innermost; scope is not null; scope = scope == limit ? null : scope.outer)
        {
            last = Math.Max(last, scope.toldUntil);
        }

        return last;
    }

    /// <summary>Cancels the tokens of all scopes of a task inside one scope; null for all.</summary>
    internal static void CancelTokens(LoopTask task, Scope? limit)
    {
        // Most branches are in the same ones.
        var passed = new HashSet<Scope>();
        foreach (var branch in task.Loop.BranchesOf(task))
        {
            CancelChain(branch, limit, passed);
        }

        CancelChain(task, limit, passed);
    }

    /// <summary>Whether the token was issued by a scope or one around it, and was cancelled by a request to it.</summary>
    internal static bool Issued(Scope? innermost, CancellationToken token)
    {
        if (!token.IsCancellationRequested)
        {
            return false;
        }

        for (var scope = innermost; scope is not null; scope = scope.outer)
        {
            if (scope.spent == token || (scope.source is { } live && live.Token == token) || scope.ended?.Issued(token) == true)
            {
                return true;
            }
        }

        return false;
    }

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

    /// <summary>The code that runs now is inside from here on.</summary>
    internal void Enter()
    {
        var strand = task.Loop.Strand!;
        outer = strand.Scope;
        inside = strand;
        strand.Scope = this;
        task.Loop.InstallContextOf(strand);
        requestsAtEntry = OuterRequests() - NotThrownYet(strand);
    }

    /// <summary>Asks what runs inside to end.</summary>
    internal void Request(string? message)
    {
        if (!requested)
        {
            requested = true;
            task.CancelScope(this, message);
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
        var delivered = wasRequested && task.WithdrawScope(this);
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
            : delivered ? ScopeExit.Delivered
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

    /// <summary>A cancel that was passed on has come back, and is still to be thrown: clean-up may have asked for a token meanwhile.</summary>
    internal static void CancelTokensOf(LoopTask strand, CancelRequest request) => CancelChain(strand, request.Origin);

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

    private static void CancelChain(LoopTask strand, Scope? limit, HashSet<Scope>? passed = null)
    {
        if (limit is not null && !limit.Holds(strand.Scope))
        {
            return;
        }

        for (var scope = strand.Scope; scope is not null && passed?.Add(scope) != false; scope = scope.outer)
        {
            scope.CancelToken();
            if (scope == limit)
            {
                return;
            }
        }
    }

    private static Scope RootOf(LoopTask strand)
    {
        var task = strand.Owner;
        var bottom = task.Scope;
        while (bottom?.outer is { } next)
        {
            bottom = next;
        }

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

    /// <summary>What was begun in here and is not done yet belongs to the code around from now on, and ends with that.</summary>
    private void HandTokensOn(LoopTask strand)
    {
        if (source is { IsCancellationRequested: false } live)
        {
            (ended ??= new EndedSources()).Add(live);
        }

        source = null;
        if (ended is { } handed)
        {
            ended = null;
            var heir = outer ?? RootOf(strand);
            if (heir.ended is null)
            {
                heir.ended = handed;
            }
            else
            {
                heir.ended.AddAll(handed);
            }
        }
    }

    /// <summary>What was told in here, and awaited around it, was told of what the scope around asks too.</summary>
    private void HandTellingOn(LoopTask strand)
    {
        if (lastAsked > 0 || toldUntil > 0)
        {
            var heir = outer ?? RootOf(strand);
            heir.lastAsked = Math.Max(heir.lastAsked, lastAsked);
            heir.toldUntil = Math.Max(heir.toldUntil, toldUntil);
        }
    }

    private CancellationToken Token(LoopTask strand)
    {
        if (source is { IsCancellationRequested: true } && (strand.Request is null || strand.HasHeardBelow) && !strand.IsToCome(this))
        {
            // That cancel has been delivered and the code goes on: clean-up must be able to call out.
            spent = source.Token;
            source = null;
        }

        if (source is { IsCancellationRequested: false } asked && strand.IsToCome(this))
        {
            // Clean-up of foreign code that was told, or got the cancel, has asked for it while the cancel was to come out here.
            if (strand.HasRequestToPassOn)
            {
                Cancel(asked);
            }
            else if (strand is { ParkedOn: null, MustThrow: true })
            {
                // That clean-up goes on with its own.
                return SpentToken();
            }
        }

        if (source is null)
        {
            source = new CancellationTokenSource();
            if (strand.IsToCome(this))
            {
                source.Cancel();
            }
        }

        return source.Token;
    }

    private CancellationToken SpentToken()
    {
        if (!spent.IsCancellationRequested)
        {
            var cancelled = new CancellationTokenSource();
            cancelled.Cancel();
            spent = cancelled.Token;
        }

        return spent;
    }

    private void CancelToken()
    {
        if (source is { IsCancellationRequested: false })
        {
            Cancel(source);
        }

        foreach (var left in ended?.Live() ?? [])
        {
            Cancel(left);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is reported.")]
    private void Cancel(CancellationTokenSource cancelled)
    {
        if (TokenRegistrations.Any(cancelled, unknown: lastAsked > 0))
        {
            toldUntil = task.Loop.LastSegment;
            task.Loop.TokensTold++;
        }

        try
        {
            task.Loop.Tell(cancelled);
        }
        catch (AggregateException failures)
        {
            foreach (var failure in failures.InnerExceptions)
            {
                task.Loop.Report(new LoopError($"A callback on the ambient token of {task} threw", failure));
            }
        }
    }
}
