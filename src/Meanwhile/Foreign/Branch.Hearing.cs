namespace Meanwhile;

// Which of the foreign code of a task hears of a cancel, and which has.
internal sealed partial class Branch
{
    // Farther it is not looked for who awaits the code above.
    internal const int MostSteps = 64;

    /// <summary>Whether a cancel that was thrown elsewhere is for its code too, which has not heard of it, as far as can be told.</summary>
    internal bool IsUnheard(CancelRequest request) => !HasHeard(request) && !request.WasThrownSomewhere && Request?.Includes(request) != true && IsMeant(request);

    /// <summary>It was opened after a cancel had been thrown elsewhere below what above still waits for its end by that. By now it is known who awaits the code above.</summary>
    internal void HearLate()
    {
        var way = new UnheardWay(Code);
        foreach (var told in way.Methods.Select(Loop.ToldMethods.Of).OfType<CancelRequest>().Where(IsMeant))
        {
            Hears(told);
        }

        foreach (var end in way.Ends)
        {
            if (end.Pending is { } hidden && IsMeant(hidden) && way.IsHidden(end, hidden))
            {
                Receive(hidden);
            }
            else if (end.AskedBelow is { } asked && way.IsUnheard(this, end, asked))
            {
                ReceiveLate(asked, way);
            }
            else if (end.MissedBelow is { } missed && way.HasMissed(this, end, missed) && !IsOnItsWayOut(way, missed))
            {
                ReceiveLate(missed, way);
            }
        }
    }

    // A failure goes first, and the clean-up after it.
    private void ReceiveLate(CancelRequest request, UnheardWay way)
    {
        if (!way.KeepsFailure)
        {
            ReceiveUnheard(request);
        }
        else if (!HasHeardByAnyWay(request))
        {
            Request = Request is { } own ? own.And(request) : request;
            Hold(Request);
            if (!Request.IsHeld)
            {
                // It was held before: what tries again and again would never end.
                MeetRequest(Request);
            }
        }
    }

    // A method on the way may have heard of it without suspending, by a token that was cancelled already.
    private bool IsOnItsWayOut(UnheardWay way, CancelRequest request) =>
        way.Methods.SelectMany(ForeignMethod.PendingExceptions).OfType<OperationCanceledException>().Any(pending => IsOf(pending, request));

    /// <summary>Gives it the cancel, unless the code has heard of that by whatever way.</summary>
    internal void ReceiveUnheard(CancelRequest request)
    {
        if (!HasHeardByAnyWay(request))
        {
            Receive(request);
        }
    }

    private bool HasHeardByAnyWay(CancelRequest request) => HasHeard(request) || HasHeardOf(request) || HasHeardByCode(request);

    /// <summary>A cancel is thrown in here: who awaits the foreign code above is to know.</summary>
    internal void TellWhoAwaits(CancelRequest request)
    {
        // Who awaits code that has begun in this stretch does so when that has suspended.
        var hasJustBegun = openedIn == Loop.Segment && Loop.RunsCode;
        var isKnown = foreign.Code is not null;
        List<(object Method, object? Awaited)> methods = [];
        HashSet<object>? broken = null;
        var way = new AwaitChain(foreign.Code, MostSteps) { Pass = Pass };
        while (way.TryNext(out var end))
        {
            (end as IForeignEnd)?.ThrownBelow(request, methods, isHandedOn: way.Last is not { } last || broken?.Contains(last) != true);
            isKnown &= end is IForeignEnd;
        }

        if (!isKnown)
        {
            request.NoteThrownSomewhere();
        }
        else if (hasJustBegun)
        {
            request.NoteThrownInto(foreign.Code!);
        }

        void Pass(object passed, object? awaited)
        {
            if (passed is Task task && ForeignName.IsContinuation(task) || (awaited is not null && broken?.Contains(awaited) == true))
            {
                // It goes on after any end, so what comes next hears of none.
                (broken ??= new HashSet<object>(ReferenceEqualityComparer.Instance)).Add(passed);
            }
            else
            {
                methods.Add((passed, awaited));
            }
        }
    }

    private protected override void MayMiss() => missing = new UnheardWay(Code);

    /// <summary>What was awaited had come before the cancel: that meets the next suspension of the code above.</summary>
    private void HandOn(CancelRequest undelivered)
    {
        if (!undelivered.IsHeld && missing?.HasGoneBy == true && missing.Missed(undelivered.LastMade - 1))
        {
            // What awaits that code goes on in the next turn, and may come to a coroutine before anybody looks.
            Loop.Ready.Enqueue(new LateTaking(parent, undelivered));
        }
        else
        {
            Open(parent).TakeOver(undelivered);
        }
    }

    internal override void HearsOfOuter(Scope ended)
    {
        for (var above = Above(this); above is not null; above = Above(above))
        {
            if (above.Request is { WasThrown: true } outer && ended.HasSeen(outer) && IsMeant(outer) && !HasHeard(outer))
            {
                outer.MarkThrown(this);
            }
        }
    }

    /// <summary>The code above may have heard by a token of what is to come, and cleans up. If not it hears of it by what it awaits.</summary>
    private void HearsByToken(object? method, LoopTask strand)
    {
        if (Loop.RunsTold(strand))
        {
            HearsAround();
        }

        if (Loop.ToldMethods.Of(method) is { } told && IsMeant(told))
        {
            Hears(told);
        }
        else if (Loop.RunsTold(strand))
        {
            // Whether what was told awaits this code is known only when that has suspended.
            Loop.Ready.Enqueue(new LateHearing(this));
            return;
        }

        HearFromAbove();
    }

    /// <summary>Whether the code above is on its way out by that cancel, as far as can be told: then it is delivered.</summary>
    private bool HasHeardByCode(CancelRequest request)
    {
        if (!PendingAbove().OfType<OperationCanceledException>().Any(pending => IsOf(pending, request)))
        {
            return false;
        }

        request.MarkThrown(this);
        return true;
    }

    private protected override IEnumerable<Exception> PendingOfCode() => ForeignMethod.PendingExceptions((Code as Action)?.Target);

    private protected override IEnumerable<Exception> PendingAbove() => new UnheardWay(Code).Methods.SelectMany(ForeignMethod.PendingExceptions);

    private protected override bool MayCodeCleanUp()
    {
        var way = new UnheardWay(Code);
        return way.MayCleanUp || way.Ends.Count == 0 || way.Ends.Any(static end => end.Parked is not { } parked || parked.MayCleanUp());
    }

    /// <summary>What awaits the foreign code above was asked to end while that did something else: the cancel meets what it awaits now.</summary>
    private void HearFromAbove()
    {
        if (AskedAbove() is { Request: { } request } && IsMeant(request) && !HasHeard(request) && !HasHeardByCode(request))
        {
            Request = Request is not { } own ? request : own.Includes(request) ? own : own.And(request);
        }
    }

    /// <summary>The cancel goes this way, which leads perhaps to what is awaited above.</summary>
    private void TellAbove()
    {
        if (AskedAbove() is { ParkedOn: not null } asked)
        {
            if (openedIn == Loop.Segment)
            {
                // Who awaits code that has begun in this stretch does so when that has suspended.
                Loop.Ready.Enqueue(new LateAsking(asked));
            }
            else
            {
                asked.PassOnAnew();
            }
        }
        else if (IsThrownAbove())
        {
            Loop.Ready.Enqueue(new LateHearing(this));
        }
    }

    /// <summary>Whether something above waits for its end by a cancel that was thrown, but perhaps not where this branch comes from.</summary>
    private bool IsThrownAbove()
    {
        for (var above = Above(this); above is not null; above = Above(above))
        {
            if (above.ParkedOn is Future { Asked: not AskedToEnd.No } or ForeignWait { HasMissed: true } or ForeignWait { MayHide: true } || (above is { ParkedOn: ForeignWait, Request: { WasThrown: true } thrown } && !HasHeard(thrown)))
            {
                return true;
            }
        }

        return false;
    }

    private LoopTask? AskedAbove()
    {
        for (var above = Above(this); above is not null; above = Above(above))
        {
            if (above.HasRequestToPassOn)
            {
                return above;
            }

            if (above.IsLeftInPeace)
            {
                // What asks further out is the same.
                return null;
            }
        }

        return null;
    }

    // Whose foreign code leads to that strand; null for a task. Asked whenever foreign code awaits, so nothing is made for it.
    private static LoopTask? Above(LoopTask strand) => strand is Branch branch ? Open(branch.parent) : null;

    // A scope that the strand is no longer in has asked only what runs inside to end: that goes on here.
    private void TakeInnerRequest(LoopTask strand)
    {
        if (strand.TakeRequestBelow() is { } below)
        {
            Request = below;
        }

        if (strand.Request is { Origin: { } scope } request && !scope.Holds(strand.Scope))
        {
            strand.Request = null;
            Request = request;
        }
    }
}
