using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

// The ambient token of the code inside: who asked for it, who is told by it, and when the next one is fresh.
internal sealed partial class Scope
{
    /// <summary>The token of the innermost scope of the strand, for code that may hand it on; made when it is asked for.</summary>
    internal static CancellationToken TokenOf(LoopTask strand)
    {
        var scope = ForToken(strand);
        scope.lastAsked = strand.Loop.Segment;
        return scope.Token(strand);
    }

    /// <summary>The same for this library itself, whose awaits are known: nobody is told by that.</summary>
    internal static CancellationToken OwnTokenOf(LoopTask strand) => ForToken(strand).Token(strand);

    /// <summary>Whether the code that runs has asked for its token in this stretch.</summary>
    internal static bool IsAskedHere => EventLoop.RunningHere is { Strand: { } strand } loop && HasTold(strand.Scope, null, loop.Segment, byAsking: true);

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

    /// <summary>Whether the code of the strand has a token that a request to that scope cancels; null for the whole task.</summary>
    internal static bool HasToken(LoopTask strand, Scope? limit)
    {
        foreach (var scope in ScopesOf(strand))
        {
            if (scope.source is not null || scope.ended is not null)
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

    /// <summary>Cancels the tokens of all scopes of a task that a request asks to end.</summary>
    internal static void CancelTokens(LoopTask task, CancelRequest request)
    {
        var before = task.Loop.TokensTellOf;
        task.Loop.TokensTellOf = request;
        CancelTokens(task, request.Origin);
        task.Loop.TokensTellOf = before;
    }

    private static void CancelTokens(LoopTask task, Scope? limit)
    {
        var branches = task.Loop.BranchesOf(task);
        if (branches.Length == 0)
        {
            CancelChain(task, limit);
            return;
        }

        // Most branches are in the same ones.
        var passed = new HashSet<Scope>();
        foreach (var branch in branches)
        {
            CancelChain(branch, limit, passed);
        }

        CancelChain(task, limit, passed);
    }

    /// <summary>Whether the token was issued to the code of the strand, by a scope that it is in, and was cancelled by a request to it.</summary>
    internal static bool Issued(LoopTask strand, CancellationToken token) => token.IsCancellationRequested && ScopesOf(strand).Any(scope => scope.HasIssued(token));

    /// <summary>Whether the token was issued by a scope or one around it, and was cancelled by a request to it.</summary>
    internal static bool Issued(Scope? innermost, CancellationToken token)
    {
        for (var scope = token.IsCancellationRequested ? innermost : null; scope is not null; scope = scope.outer)
        {
            if (scope.HasIssued(token))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasIssued(CancellationToken token) => spent == token || (source is { } live && live.Token == token) || ended?.Issued(token) == true;

    /// <summary>Whether it is the token that the code of the strand is given now, by a scope that it is in, and tells of that request or a later one.</summary>
    internal static bool IsTokenOf(LoopTask strand, CancelRequest request, CancellationToken token)
    {
        if (!token.IsCancellationRequested)
        {
            return false;
        }

        foreach (var scope in ScopesOf(strand))
        {
            if (scope.source is { } live && live.Token == token)
            {
                return scope.cancelledAt >= request.FirstMade;
            }

            if (scope.spent == token)
            {
                return scope.spentAt >= request.FirstMade;
            }
        }

        return false;
    }

    /// <summary>Whether it is the token of any scope, of whichever task, and was cancelled.</summary>
    internal static bool IsTokenOfAny(CancellationToken token) => ScopeSource.IsSourceOf(token);

    /// <summary>Whether a token that was cancelled is of a source that is linked to others, such as that of a scope; false where that cannot be told.</summary>
    internal static bool IsLinked(CancellationToken token) => ScopeSource.IsLinked(token);

    /// <summary>A cancel that was passed on has come back, and is still to be thrown: clean-up may have asked for a token meanwhile.</summary>
    internal static void CancelTokensOf(LoopTask strand, CancelRequest request)
    {
        var before = strand.Loop.TokensTellOf;
        strand.Loop.TokensTellOf = request;
        CancelChain(strand, request.Origin);
        strand.Loop.TokensTellOf = before;
    }

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

    private static Scope ForToken(LoopTask strand)
    {
        strand.HearsWhatIsOnItsWayOut();
        return strand.Scope ?? RootOf(strand);
    }

    private CancellationToken Token(LoopTask strand)
    {
        if (IsMissed(strand))
        {
            // What it awaited has given a result, and it is still to hear of a cancel that others have heard of.
            return source is { IsCancellationRequested: true } told ? told.Token : SpentToken();
        }

        if (source is { IsCancellationRequested: true } && (strand.Request is null || strand.HasHeardBelow) && !strand.IsToCome(this))
        {
            // That cancel has been delivered and the code goes on: clean-up must be able to call out.
            (spent, spentAt) = (source.Token, cancelledAt);
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

        if (source is { IsCancellationRequested: true } old && cancelledAt < (strand.Request?.LastMade ?? 0) && strand.IsToCome(this))
        {
            // Asked for now it tells of all that is to come, and one that was given before told of what had come by then.
            (spent, spentAt) = (old.Token, cancelledAt);
            source = null;
        }

        if (source is null)
        {
            source = new ScopeSource();
            if (strand.IsToCome(this))
            {
                cancelledAt = strand.Loop.LastRequest;
                source.Cancel();
            }
        }

        return source.Token;
    }

    private bool IsMissed(LoopTask strand)
    {
        var request = strand.Loop.MissedByCode(strand);
        while (request is not null && (request.Asked != task || request.Origin?.Holds(this) == false))
        {
            request = request.Cause;
        }

        return request is not null;
    }

    private CancellationToken SpentToken()
    {
        if (!spent.IsCancellationRequested)
        {
            var cancelled = new ScopeSource();
            cancelled.Cancel();
            (spent, spentAt) = (cancelled.Token, task.Loop.LastRequest);
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
        cancelledAt = cancelled == source ? task.Loop.LastRequest : cancelledAt;
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
