namespace Meanwhile;

// Which of the foreign code of a task hears of a cancel, and which has.
internal sealed partial class Branch
{
    // Farther it is not looked for who awaits the code above.
    private const int MostSteps = 64;

    /// <summary>Whether it brings about the end of a wait above, and the cancel was thrown elsewhere and not into its code.</summary>
    internal bool LeadsUnheardTo(ForeignWait wait, CancelRequest request)
    {
        if (HeardUpTo >= request.LastMade || foreign.Code is not { } code)
        {
            return false;
        }

        var hasHeard = false;
        var leads = false;
        var way = new AwaitChain(code, MostSteps) { Pass = (task, _) => hasHeard |= wait.HasHeard(task, request) };
        while (!hasHeard && way.TryNext(out var end))
        {
            leads |= end == wait || (end is not null and not IForeignEnd && ((IForeignEnd)wait).IsStepOf(end));
        }

        return leads && !hasHeard;
    }

    /// <summary>A cancel is thrown in here: who awaits the foreign code above is to know.</summary>
    internal void TellWhoAwaits(CancelRequest request)
    {
        // Who awaits code that has begun in this stretch does so when that has suspended.
        var isKnown = foreign.Code is not null && openedIn != Loop.Segment;
        List<(Task Method, Task? Awaited)> methods = [];
        var way = new AwaitChain(foreign.Code, MostSteps) { Pass = (task, awaited) => AddMethod(methods, task, awaited) };
        while (way.TryNext(out var end))
        {
            (end as IForeignEnd)?.ThrownBelow(request, methods);
            isKnown &= end is IForeignEnd;
        }

        request.WasThrownSomewhere |= !isKnown;
    }

    /// <summary>What awaits the foreign code above was asked to end while that did something else: the cancel meets what it awaits now.</summary>
    private void HearFromAbove()
    {
        if (AskedAbove() is { Request: { } request } && IsMeant(request))
        {
            Request = Request is not { } own ? request : own.Includes(request) ? own : own.And(request);
        }
    }

    /// <summary>The cancel goes this way, which leads perhaps to what is awaited above.</summary>
    private void TellAbove()
    {
        if (AskedAbove() is { ParkedOn: not null } asked)
        {
            asked.PassOnAnew();
        }
        else if (ThrownAbove() is { } wait)
        {
            // Who awaits the code above is known when that has suspended.
            Loop.Ready.Enqueue(new LateHearing(wait));
        }
    }

    /// <summary>What above still waits for its end by a cancel that was thrown below it, though not where this branch comes from.</summary>
    private ForeignWait? ThrownAbove()
    {
        for (LoopTask? above = Open(parent); above is not null; above = (above as Branch) is { } next ? Open(next.parent) : null)
        {
            if (above is { Request: { IsHeld: false, WasThrown: true } request, ParkedOn: ForeignWait { IsBelow: true, WasTold: false } wait } && HeardUpTo < request.LastMade)
            {
                return wait;
            }
        }

        return null;
    }

    private LoopTask? AskedAbove()
    {
        var above = Open(parent);
        while (!above.HasRequestToPassOn && above is Branch next)
        {
            above = Open(next.parent);
        }

        return above.HasRequestToPassOn ? above : null;
    }

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

    private static void AddMethod(List<(Task Method, Task? Awaited)> methods, Task task, Task? awaited)
    {
        if (ForeignName.MethodOf(task) is not null)
        {
            methods.Add((task, awaited));
        }
    }
}
