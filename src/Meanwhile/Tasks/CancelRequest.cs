namespace Meanwhile;

/// <summary>One request to cancel what runs in a scope, on its way to the await where it will be thrown.</summary>
/// <param name="asked">Who was asked: the task, not a branch of it.</param>
/// <param name="origin">The scope that asked, or null for the task as a whole.</param>
/// <param name="message">The reason given, or null.</param>
/// <param name="cause">The request to another task in whose course this one was made, or null.</param>
internal sealed class CancelRequest(LoopTask asked, Scope? origin, string? message, CancelRequest? cause = null)
{
    // Those that came while this one was to be thrown, and count as thrown with it; null for none.
    private HashSet<CancelRequest>? parts;

    // What was held that has to be disposed of, for each await that may have done so; null for none.
    private HashSet<object>? disposals;

    // The last that was asked while this one was to be thrown: where that is thrown, what came before counts as thrown with it.
    private CancelRequest? again;
    private bool wasThrown;
    private bool wasThrownBelow;
    private bool wasThrownSomewhere;
    private bool hasGivenResult;

    // Foreign code that had just begun when it was thrown there: who awaits it could not be told yet. Null for none.
    private List<Delegate>? thrownInto;

    // To how many futures it was passed on that may give it back.
    private int lent;
    private bool isLending;

    private ToldBelow? toldBelow;

    private readonly CancelRequest? root = cause?.Root;

    // By the real clock; zero while nothing of .NET's own has met it.
    private long deadline;

    internal LoopTask Asked { get; } = asked;

    /// <summary>The number of the last of the requests that it stands for. A task and its branches get all that there are, one after the other.</summary>
    internal long LastMade { get; private set; } = ++asked.Loop.LastRequest;

    /// <summary>
    /// The number of the first of them, where all came while the code was suspended: what that hears of since, without suspending, is all. It hears of the last
    /// one where that came while it ran.
    /// </summary>
    internal long FirstMade { get; private set; } = asked.Loop.LastRequest;

    internal Scope? Origin { get; } = origin;

    /// <summary>Those of the branches that are meant; null for all of the task.</summary>
    internal IReadOnlySet<Branch>? Only { get; init; }

    /// <summary>The last reason that was given.</summary>
    internal string? Message { get; private set; } = message;

    internal CancelRequest? Cause { get; private set; } = cause;

    /// <summary>Of a request to the task as a whole: that of a scope which was to come too, and is not taken back with this one.</summary>
    internal CancelRequest? Covered { get; private init; }

    /// <summary>How often the task as a whole was asked since it last heard of it; of no meaning for a scope.</summary>
    internal int Times { get; private set; } = 1;

    /// <summary>How many awaits that can be given no exception have met it; -1 once that was reported.</summary>
    internal int Unthrowable { get; set; }

    /// <summary>Whether it was thrown somewhere, be it below foreign code.</summary>
    internal bool WasThrown => wasThrown || lent > 0 || again?.wasThrown == true || (IsMade && parts!.All(static part => part.WasThrown));

    /// <summary>Whether it was thrown below foreign code.</summary>
    internal bool WasThrownBelow =>
        wasThrownBelow || again?.wasThrownBelow == true || (IsMade && parts!.All(static part => part.WasThrownBelow));

    /// <summary>Whether it was thrown below foreign code of which cannot be told who awaits it.</summary>
    internal bool WasThrownSomewhere => IsThrownSomewhere || parts?.Any(static part => part.IsThrownSomewhere) == true;

    private bool IsThrownSomewhere => wasThrownSomewhere || thrownInto?.Exists(IsAwaited) == true;

    // Of requests to different scopes, and nobody's own.
    private bool IsMade { get; init; }

    /// <summary>Until when clean-up after a failure goes on before it is thrown, by the real clock; zero if none has.</summary>
    internal long HeldUntil { get; private set; }

    /// <summary>Whether clean-up after a failure goes on before it is thrown.</summary>
    internal bool IsHeld => HeldUntil > 0 && Asked.Loop.RealTime.Now < HeldUntil;

    /// <summary>Of the scopes that ask, the outermost: what ends more, ends the rest too.</summary>
    private CancelRequest? OfScope => Origin is null ? Covered : this;

    /// <summary>Whether that request is this one or a part of it.</summary>
    internal bool Includes(CancelRequest part) => this == part || Covered == part || parts?.Contains(part) == true;

    /// <summary>The first request, in whose course this one was made.</summary>
    internal CancelRequest Root => root ?? this;

    /// <summary>Whether code that it asks to end has asked for a token.</summary>
    internal bool TellsByToken { get; set; } = cause?.TellsByToken == true;

    /// <summary>Whether it still asks: the scope is open, and what was asked was not taken back.</summary>
    internal bool Stands => Origin is { } scope ? scope.IsRequested : Asked is { IsDone: false, OwnCancelRequests: > 0 };

    /// <summary>Whether it asks all that the other one asks to end.</summary>
    internal bool Covers(CancelRequest other) => Origin is null || (other.Origin is { } scope && Origin.Holds(scope));

    /// <summary>Whether an await may have heard of it by an ambient token: one of its own task's, or of a task whose cancel caused this one.</summary>
    /// <param name="innermost">The scope of the code that awaits.</param>
    /// <param name="begun">The stretch in which the await began.</param>
    /// <param name="isToldAbove">Whether what is awaited may have got a token that a task above had asked for.</param>
    internal bool HasTold(Scope? innermost, long begun, bool isToldAbove = false)
    {
        if (Only is not null && Origin is null)
        {
            // Others clean up with those tokens, which so tell nobody.
            return false;
        }

        if (Scope.HasTold(innermost, Origin, begun, byAsking: true) || HasToldAsked(begun, byAsking: true) || Covered?.HasTold(innermost, begun, isToldAbove) == true)
        {
            return true;
        }

        for (var above = Cause; above is not null; above = above.Cause)
        {
            if (above.HasToldAsked(begun, byAsking: isToldAbove) || above.LastToldBelow() >= begun)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Until when an await of .NET's own that was told of it is waited for; counted from when the first one met it.</summary>
    internal long Deadline()
    {
        if (deadline == 0)
        {
            deadline = Asked.Loop.RealTime.After(Asked.Loop.AbandonAfter);
        }

        return deadline;
    }

    /// <summary>It meets an await that may be the end of an await using.</summary>
    /// <param name="held">What may be disposed of, what was taken last at the end.</param>
    /// <returns>Whether there is one among them for which it has met none yet.</returns>
    internal bool MeetsDisposalOf(IReadOnlyList<object> held)
    {
        disposals ??= new HashSet<object>(ReferenceEqualityComparer.Instance);
        for (var i = held.Count - 1; i >= 0; i--)
        {
            if (disposals.Add(held[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Clean-up after a failure comes before it is thrown. Once only, or what tries again and again would never end.</summary>
    /// <returns>False if it was held before.</returns>
    internal bool TryHold()
    {
        if (HeldUntil > 0)
        {
            return false;
        }

        HeldUntil = Asked.Loop.RealTime.After(Asked.Loop.AbandonAfter);
        deadline = Math.Max(Deadline(), HeldUntil);
        return true;
    }

    /// <summary>An await that began when this was to come, and was told, has a result.</summary>
    /// <returns>Whether it is the first.</returns>
    internal bool TakeFirstResult()
    {
        var isFirst = !hasGivenResult;
        hasGivenResult = true;
        return isFirst;
    }

    /// <summary>Clean-up goes before it no longer.</summary>
    internal void EndHold() => HeldUntil = Math.Min(HeldUntil, Asked.Loop.RealTime.Now);

    /// <summary>It came while that one was about to be thrown: once is enough for both.</summary>
    internal void GoWith(CancelRequest first) => first.Take(this);

    /// <summary>It is passed on to a future that may give it back: until then it counts as thrown.</summary>
    internal void Lend() => Lend(1);

    /// <summary>The future it was passed on to has not ended by it.</summary>
    internal void GiveBack() => Lend(-1);

    /// <summary>It is thrown below foreign code of which cannot be told who awaits it.</summary>
    internal void NoteThrownSomewhere() => wasThrownSomewhere = true;

    /// <summary>It is thrown below foreign code that has just begun. In the next turn it is known who awaits that.</summary>
    internal void NoteThrownInto(Delegate code)
    {
        (thrownInto ??= []).Add(code);
        Asked.Loop.Ready.Enqueue(new LateTelling(this, code));
    }

    /// <summary>It is known who awaits that code.</summary>
    internal void SettleThrownInto(Delegate code)
    {
        wasThrownSomewhere |= IsAwaited(code);
        thrownInto!.Remove(code);
    }

    /// <summary>It is thrown there.</summary>
    internal void MarkThrown(LoopTask strand)
    {
        if (strand is Branch branch)
        {
            branch.TellWhoAwaits(this);
        }

        strand.Hears(this);
        MarkThrown(isBelow: strand is Branch);
    }

    /// <summary>What is to come when another request comes on top: the one to the whole task, if one of them is.</summary>
    internal CancelRequest And(CancelRequest next)
    {
        if (Origin is null && next is { Origin: null, Covered: null } && (next.Cause is null || next.Cause.Asked == Cause?.Asked))
        {
            // Asked again.
            (Message, Cause, Times) = (next.Message, next.Cause ?? Cause, Times + next.Times);
            HeldUntil = Math.Max(HeldUntil, next.HeldUntil);
            Take(next);
            CountFrom(next);
            again = next;
            return this;
        }

        var scopes = Outermost(OfScope, next.OfScope);
        var whole =
            next.Origin is null ? next
            : Origin is null ? this
            : null;
        if (whole is null)
        {
            scopes!.HeldUntil = Math.Max(HeldUntil, next.HeldUntil);
            scopes.FirstMade = Math.Min(FirstMade, next.FirstMade);
            scopes.LastMade = Math.Max(LastMade, next.LastMade);
            scopes.CountFrom(next);
            return scopes;
        }

        var times = Origin is null && next.Origin is null ? Times + next.Times : whole.Times;
        if (whole.Covered == scopes && whole.Times == times)
        {
            return whole;
        }

        var made = new CancelRequest(whole.Asked, null, whole.Message, whole.Cause)
        {
            IsMade = true,
            LastMade = 0,
            Covered = scopes,
            again = whole == next ? next : null,
            Times = times,
            FirstMade = Math.Min(FirstMade, next.FirstMade),
            deadline = deadline,
            HeldUntil = Math.Max(HeldUntil, next.HeldUntil),
        };
        made.Take(this);
        made.Take(next);
        made.CountFrom(next);
        return made;
    }

    /// <summary>What is left to come of it when a scope ends that has asked too.</summary>
    internal CancelRequest? Without(Scope ended) =>
        Origin == ended ? null
        : Covered is not null && Covered.Origin == ended
            ? new CancelRequest(Asked, null, Message, Cause)
            {
                IsMade = IsMade,
                LastMade = LastMade,
                FirstMade = FirstMade,
                Times = Times,
                again = again,
                parts = parts is null ? null : [.. parts],
                deadline = deadline,
                HeldUntil = HeldUntil,
            }
        : this;

    /// <summary>What is left to come of it when the requests to the whole task are taken back: that of a scope around, or nothing.</summary>
    internal CancelRequest? WithoutWhole(Scope? innermost)
    {
        if (Covered is not { Origin: { } scope } left || !scope.Holds(innermost))
        {
            return null;
        }

        left.HeldUntil = Math.Max(left.HeldUntil, HeldUntil);
        return left;
    }

    internal CancelledException ToException(Exception? dropped = null) => new(Message, dropped) { Made = LastMade };

    private void MarkThrown(bool isBelow)
    {
        if (wasThrown && (wasThrownBelow || !isBelow))
        {
            return;
        }

        wasThrown = true;
        wasThrownBelow |= isBelow;
        if (parts is null)
        {
            return;
        }

        foreach (var part in parts)
        {
            part.MarkThrown(isBelow);
        }
    }

    private void Take(CancelRequest part)
    {
        LastMade = Math.Max(LastMade, part.LastMade);
        if ((parts ??= []).Add(part) && lent > 0)
        {
            part.Lend(lent);
        }
    }

    // Code that was given away has nobody who hears of it. Where it has ended by now that cannot be told.
    private static bool IsAwaited(Delegate code) => code.Target is Task { IsCompleted: true } || new AwaitChain(code, Branch.MostSteps).TryNext(out _);

    // It comes while the code runs, or cleans up: that may have heard of what came before, without suspending, and not of this.
    private void CountFrom(CancelRequest next)
    {
        if (HeldUntil > 0 || Asked.Loop.RunsCodeOf(Asked))
        {
            FirstMade = next.LastMade;
        }
    }

    private void Lend(int times)
    {
        // Two that came to two strands in different order are each a part of the other.
        if (isLending)
        {
            return;
        }

        lent += times;
        if (parts is null)
        {
            return;
        }

        isLending = true;
        foreach (var part in parts)
        {
            part.Lend(times);
        }

        isLending = false;
    }

    private bool HasToldAsked(long begun, bool byAsking) => IsMeant(Asked) && Scope.HasTold(Asked.Scope, Origin, begun, byAsking);

    // Asked by each of perhaps very many waits in the course of one cancel.
    private long LastToldBelow()
    {
        var loop = Asked.Loop;
        var now = (loop.TokensTold, loop.LastBranch, loop.LastSegment);
        if (toldBelow is null || toldBelow.AsOf != now)
        {
            toldBelow = new ToldBelow(now, loop.BranchesOf(Asked).Where(IsMeant).Select(branch => Scope.LastTold(branch.Scope, Origin)).DefaultIfEmpty().Max());
        }

        return toldBelow.Last;
    }

    private bool IsMeant(LoopTask strand) => Origin is null || Origin.Holds(strand.Scope);

    /// <summary>The last stretch in whose course a token told of it below, and when that was found out.</summary>
    private sealed record ToldBelow((long Told, long Branch, long Segment) AsOf, long Last);

    private static CancelRequest? Outermost(CancelRequest? earlier, CancelRequest? later) =>
        earlier is null ? later
        : later is null || !later.Origin!.Holds(earlier.Origin) ? earlier
        : later;
}
