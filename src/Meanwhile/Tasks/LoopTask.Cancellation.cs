namespace Meanwhile;

public partial class LoopTask : IPatient
{
    // How many tasks that await each other are told before anything is thrown. Those further down are told when their turn comes.
    internal const int MostToldAhead = 256;

    /// <summary>
    /// Asks the task to end: <see cref="CancelledException"/> is thrown at the await where it is parked, or at its next
    /// suspension. What it awaits is cancelled too, if it is a future or a task.
    /// </summary>
    /// <param name="message">A reason, which the exception carries.</param>
    /// <returns>False if it was done already. True does not promise that it will end: it may catch the exception.</returns>
    /// <exception cref="InvalidOperationException">The call comes from outside its running loop.</exception>
    public new bool Cancel(string? message = null) => base.Cancel(message);

    internal sealed override bool CancelPending(string? message)
    {
        if (details is { IsOnItsWay: true })
        {
            // The cancel has come back to a task that it came through: tasks that await each other. Who closes the ring ends its wait.
            Loop.CancelMetRing = true;
            return false;
        }

        if (Loop.EndingRound is not 0 and var round)
        {
            if (details?.EndedInRound == round)
            {
                return true;
            }

            Details.EndedInRound = round;
        }

        Details.OwnRequests++;
        Interrupt(AheadRequest ?? new CancelRequest(Owner, null, message, Loop.CancelUnderWay));
        return true;
    }

    /// <summary>Takes one cancel request back, for code that handled it; as asyncio's <c>uncancel()</c>.</summary>
    /// <returns>How many are left.</returns>
    /// <exception cref="InvalidOperationException">The call comes from outside its running loop.</exception>
    public int Uncancel()
    {
        Loop.RequireOwner(nameof(Uncancel));
        if (details is { OwnRequests: > 0 })
        {
            details.OwnRequests--;
            if (details is { OwnRequests: 0, Request: { Origin: null } pending })
            {
                // A scope around the code that runs may have asked too: that stands.
                Request = pending.Covered is { Origin: { } scope } left && scope.Holds(Scope) ? left : null;
            }
        }

        return CancelRequests;
    }

    /// <summary>A scope asks what runs inside it to end.</summary>
    internal void CancelScope(Scope scope, string? message)
    {
        Details.ScopeRequests++;
        Interrupt(new CancelRequest(Owner, scope, message, Loop.CancelUnderWay));
    }

    /// <summary>The loop winds up: foreign code below this task, which has ended, is told to end.</summary>
    internal void CancelBranches()
    {
        Loop.PassCancel(this, new CancelRequest(this, null, null));
    }

    /// <summary>A scope ends and takes its request back, delivered or not.</summary>
    /// <returns>Whether it had been thrown somewhere inside.</returns>
    internal bool WithdrawScope(Scope scope)
    {
        Details.ScopeRequests--;
        var strand = Loop.Strand!;
        if (strand.Request is { } pending && pending.Without(scope) is var left && left != pending)
        {
            strand.Request = left;
            return false;
        }

        return true;
    }

    /// <summary>Whether an exception is how foreign code ended because this task was cancelled.</summary>
    internal bool IsOwnCancellation(OperationCanceledException exception) =>
        exception is CancelledException
        || details?.CancelledByForeign?.IsToldBy(exception) == true
        || (exception.CancellationToken.CanBeCanceled && Owner.PassedOnToken == exception.CancellationToken)
        || Scope.Issued(Scope, exception.CancellationToken);

    /// <summary>A foreign await has ended by a cancel.</summary>
    internal void EndedByForeign(CancelRequest request, CancellationToken token)
    {
        Delivered(request);
        Details.CancelledByForeign = new ForeignCancellation(request, token);
    }

    /// <summary>The cancel is thrown at the await that the strand is parked on, or was used up there.</summary>
    internal void Delivered(CancelRequest request)
    {
        request.MarkThrown();
        if (Request == request)
        {
            Request = null;
        }
        else
        {
            // It is still on its way to here, behind the token that ended the await.
            Details.Spent = request;
        }
    }

    /// <summary>A cancel that is to be thrown, or is on its way to here and has cancelled the token already.</summary>
    internal CancelRequest? ComingRequest =>
        details is null ? null
        : details.Request is { } pending ? pending
        : Owner.AheadRequest is { } ahead && ahead != details.Spent && IsMeant(ahead) ? ahead
        : null;

    /// <summary>Whether a cancel waits to be thrown at the next suspension, and no clean-up goes before it.</summary>
    internal bool MustThrow => Request is { IsHeld: false };

    /// <summary>The request that goes round just now and of which the ambient tokens tell already.</summary>
    private CancelRequest? AheadRequest => details is { Ahead: { } ahead } && details.AheadRound == Loop.CancelRound && Loop.CancelUnderWay is not null ? ahead : null;

    /// <summary>
    /// The exception by which a cancel goes on that foreign code has told of: above the scope whose token it names nobody
    /// would know it. The cancel has thereby been thrown.
    /// </summary>
    internal CancelledException ToOwnCancellation(OperationCanceledException exception)
    {
        if (exception is CancelledException own)
        {
            return own;
        }

        var request = Request ?? details?.CancelledByForeign?.Request;
        Request = null;
        request?.MarkThrown();
        return new CancelledException(request?.Message, exception);
    }

    /// <summary>Gets a cancel that could no longer be thrown below foreign code.</summary>
    internal void TakeOver(CancelRequest undelivered)
    {
        if (!IsDone)
        {
            Receive(undelivered);
        }
    }

    private void Interrupt(CancelRequest request) => Loop.PassCancel(this, request);

    /// <summary>Gives the cancel to what is parked in this task.</summary>
    internal void PassOn(CancelRequest request)
    {
        Details.IsOnItsWay = true;
        var cause = Loop.CancelUnderWay;
        Loop.CancelUnderWay = request;
        try
        {
            Pass(request);
        }
        finally
        {
            Loop.CancelUnderWay = cause;
            if (Loop.HasDeferredCancels)
            {
                Loop.NoteCameThrough(this);
            }
            else
            {
                EndPassingOn();
            }
        }
    }

    /// <summary>The cancel that was passed on has come to its end.</summary>
    internal void EndPassingOn() => Details.IsOnItsWay = false;

    private void Pass(CancelRequest request)
    {
        Tell(request);

        // What is parked below foreign code comes first, so that the code above can tell that its end is on the way.
        foreach (var branch in Loop.BranchesOf(this))
        {
            branch.Receive(request);
        }

        if (!IsDone)
        {
            Receive(request);
        }
    }

    /// <summary>The ambient tokens tell of the cancel before anything is thrown: those of the tasks that it will reach through this one first.</summary>
    private void Tell(CancelRequest request, int depth = 0)
    {
        Details.Ahead = request;
        Details.AheadRound = Loop.CancelRound;
        if (depth < MostToldAhead)
        {
            foreach (var branch in Loop.BranchesOf(this))
            {
                branch.TellAwaited(request, depth);
            }

            TellAwaited(request, depth);
        }

        Scope.CancelTokens(this, request.Origin);
    }

    private void TellAwaited(CancelRequest request, int depth)
    {
        if (IsMeant(request))
        {
            (parkedOn as Future)?.TellAhead(request, depth + 1);
        }
    }

    internal sealed override void TellAhead(CancelRequest cause, int depth)
    {
        if (IsDone || (details is { Ahead: not null } && details.AheadRound == Loop.CancelRound))
        {
            return;
        }

        Tell(new CancelRequest(this, null, cause.Message, cause), depth);
    }

    private bool IsMeant(CancelRequest request) => request.Origin is not { } scope || scope.Holds(Scope);

    /// <summary>Gives the cancel to what the strand is parked on, or keeps it for the next suspension.</summary>
    internal void Receive(CancelRequest request)
    {
        if (!IsMeant(request) || Woken == WakeKind.AwaitedCancelled || (details is { Spent: { } spent } && spent == request))
        {
            return;
        }

        // The wait has ended by a cancel of the whole task already, which will be thrown: as in CPython its reason stays.
        if (Woken == WakeKind.Cancelled && request.Origin is null && Request is { Origin: null })
        {
            return;
        }

        var pending = Request is not { } before || before.WasThrown ? request : before.Includes(request) ? before : before.And(request);
        Request = pending;
        if (parkedOn is not null)
        {
            Press(pending);
        }
        else if (Woken == WakeKind.HeldBack)
        {
            // It waits for a place in its group, and ends by the cancel without one.
            Woken = WakeKind.HeldBackCancelled;
            Loop.Ready.Enqueue(this);
        }
    }

    /// <summary>The wait that the strand is parked on meets the cancel.</summary>
    private void Press(CancelRequest request) => parkedOn!.Interrupt(this, request);

    /// <summary>The strand is parked anew with a cancel to come.</summary>
    private void MeetRequest(CancelRequest request)
    {
        if (request.IsHeld)
        {
            return;
        }

        PassBelow(request);
        if (parkedOn is not null)
        {
            Press(request);
        }
    }

    /// <summary>Branches that foreign code opened since the request came have not heard of it.</summary>
    internal void PassBelow(CancelRequest request)
    {
        foreach (var branch in Loop.BranchesOf(Owner))
        {
            if (branch.IsBelow(this))
            {
                branch.Receive(request);
            }
        }
    }

    /// <summary>An await has failed though the code was asked to end: its clean-up goes on for a while before that is thrown.</summary>
    internal void Hold(CancelRequest request)
    {
        if (request.TryHold(out var until))
        {
            Loop.Patience.WaitUntil(until, this, request);
        }
    }

    bool IPatient.Waits(CancelRequest? request) => Request == request && parkedOn is not null;

    // The time for clean-up is over.
    void IPatient.RunOut(CancelRequest? request) => MeetRequest(request!);
}
