using System.Runtime.CompilerServices;

namespace Meanwhile;

// The delivery of a cancel. It was counted and made a request (Cancel, CancelScope), and goes its way:
//
// 1. The ambient tokens tell of it: those of the tasks that it will reach through this one first, then those of this one, the innermost
//    scope first. What ends by that alone ends with its clean-up before anything is thrown.
// 2. What is parked below foreign code gets it, then the task's own await. What a wait makes of it is the wait's to say
//    (IWaitable.Interrupt): one of this library ends, a future passes it on, and one of .NET's own follows the rules in ForeignWait.
// 3. Where nothing is parked, or a result was there first, it waits for the next suspension (MeetRequest).
public partial class LoopTask
{
    // How many tasks that await each other are told before anything is thrown. Those further down are told when their turn comes.
    internal const int MostToldAhead = 256;

    /// <summary>The cancel is thrown at the await that the strand is parked on, or was used up there.</summary>
    internal void Delivered(CancelRequest request)
    {
        request.MarkThrown(this);
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
        details?.Request is { } pending ? pending
        : Owner.AheadRequest is { } ahead && ahead != details?.Spent && IsMeant(ahead) ? ahead
        : null;

    /// <summary>Whether a cancel waits to be thrown at the next suspension, and no clean-up goes before it.</summary>
    internal bool MustThrow => Request is { IsHeld: false };

    /// <summary>The same where it suspends for a turn only. A cancel that came before code beside failed is held for the clean-up there, and not here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MustThrowAfterTurn() =>
        Request is { } request
        && (request.IsHeld && CleansUp ? EndsCleanUp() : !HasHeardOf(request) && !HoldsForFailure(request));

    /// <summary>The request that goes round just now and of which the ambient tokens tell already.</summary>
    private CancelRequest? AheadRequest => details is { Ahead: { } ahead } && details.AheadRound == Loop.CancelRound && Loop.CancelUnderWay is not null ? ahead : null;

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
            Details.Ahead = null;
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
        if (request.Only is { } those)
        {
            // The rest cleans up, and so does what has its token.
            foreach (var branch in Loop.BranchesOf(this).Where(those.Contains))
            {
                branch.Receive(request);
            }

            return;
        }

        var heard = HeardAround(request);
        if (heard is null)
        {
            Tell(request);
        }

        // What is parked below foreign code comes first, so that the code above can tell that its end is on the way.
        foreach (var branch in Loop.BranchesOf(this))
        {
            if (heard?.Contains(branch) != true)
            {
                branch.Receive(request);
            }
        }

        if (!IsDone && heard?.Contains(this) != true)
        {
            Receive(request);
        }

        if (request.Origin is not null && Loop.CodeOf(this) is { } code)
        {
            code.Receive(request);
        }
    }

    /// <summary>The ambient tokens tell of the cancel before anything is thrown: those of the tasks that it will reach through this one first.</summary>
    private void Tell(CancelRequest request, int depth = 0)
    {
        Details.Ahead = request;
        Details.AheadRound = Loop.CancelRound;
        TellMembers(request);
        if (depth < MostToldAhead)
        {
            foreach (var branch in Loop.BranchesOf(this))
            {
                branch.TellAwaited(request, depth);
            }

            TellAwaited(request, depth);
        }

        Scope.CancelTokens(this, request);
    }

    private void TellAwaited(CancelRequest request, int depth)
    {
        if (IsMeant(request) && !WaitsForCleanUp(request))
        {
            (parkedOn as Future)?.TellAhead(request, depth + 1);
            (parkedOn as ForeignWait)?.TokensTell();
        }
    }

    internal sealed override void TellAhead(CancelRequest cause, int depth)
    {
        if (IsDone || (details is { Ahead: not null } && details.AheadRound == Loop.CancelRound))
        {
            return;
        }

        if (!IsOnItsWayOutAround(cause))
        {
            Tell(new CancelRequest(this, null, cause.Message, cause), depth);
        }
    }

    internal bool IsMeant(CancelRequest request) => request.Origin is not { } scope || scope.Holds(Scope);

    /// <summary>Gives the cancel to what the strand is parked on, or keeps it for the next suspension.</summary>
    internal void Receive(CancelRequest request)
    {
        if (!IsMeant(request) || (details is { Spent: { } spent } && spent == request))
        {
            return;
        }

        if (Woken == WakeKind.AwaitedCancelled)
        {
            if (Owner != this)
            {
                // What awaits the foreign code above is not to throw it anew.
                request.MarkThrown(this);
            }

            return;
        }

        // The wait has ended by a cancel of the whole task already, which will be thrown: as in CPython its reason stays.
        if (Woken == WakeKind.Cancelled && request.Origin is null && Request is { Origin: null } first)
        {
            if (Owner != this)
            {
                request.GoWith(first);
            }

            return;
        }

        if (parkedOn is not null && request.Origin is { } inner && Loop.IsEnteredByForeign(this, inner))
        {
            Details.Below = details!.Below is { } other ? other.And(request) : request;
            return;
        }

        if (HoldsBack(request))
        {
            return;
        }

        var pending = Request is not { } before || IsSpent(before, request) ? request : before.Includes(request) ? before : before.And(request);
        Request = pending;
        if (pending.IsHeld)
        {
            CleansUpUntil(pending, Scope);
            return;
        }

        if (parkedOn is not null)
        {
            Press(pending);
            if (Request == pending && parkedOn is Future { IsDone: true } or ForeignWait { HasEndedBefore: true })
            {
                MayMiss();
            }
        }
        else if (Woken == WakeKind.HeldBack)
        {
            // It waits for a place in its group, and ends by the cancel without one.
            Woken = WakeKind.HeldBackCancelled;
            Loop.Ready.Enqueue(this);
        }
        else
        {
            NoteKeptInTheMoment(pending);
            MayMiss();
        }
    }

    /// <summary>What the strand waited for had ended before the cancel came: it may end without a suspension that throws that.</summary>
    private protected virtual void MayMiss() { }

    // What was thrown below is over with when that ends, and what was thrown in a branch beside is still to come here, unless the next one asks for as much.
    private bool IsSpent(CancelRequest before, CancelRequest next) =>
        before is { WasThrown: true, IsHeld: false } && (parkedOn is ForeignWait { IsBelow: true } || next.Covers(before));

    /// <summary>Takes the cancel of a scope that foreign code has entered below what is parked; null for none.</summary>
    internal CancelRequest? TakeRequestBelow()
    {
        if (details is not { Below: { } below })
        {
            return null;
        }

        details.Below = null;
        return below;
    }

    /// <summary>Whether what is still to come where the strand is parked was heard of by the code below, which runs in it now.</summary>
    internal bool HasHeardBelow => Request is { } request && parkedOn is ForeignWait wait && wait.HasThrownBelow(request);

    /// <summary>Whether a cancel of that scope is still to come to the code that runs.</summary>
    internal bool IsToCome(Scope scope) =>
        (Request is { } request && !HasHeardBelow && (request.Origin?.Holds(scope) ?? true))
        || (details?.CleanUp?.Held is { } held && (held.Origin?.Holds(scope) ?? true))
        || details?.Below?.Origin?.Holds(scope) == true;

    /// <summary>The wait that the strand is parked on meets the cancel.</summary>
    private void Press(CancelRequest request) => parkedOn!.Interrupt(this, request);

    /// <summary>The strand is parked anew with a cancel to come.</summary>
    private protected void MeetRequest(CancelRequest request)
    {
        if (request.IsHeld && CleansUp)
        {
            EndsCleanUp();
            return;
        }

        if (HasHeardOf(request) || HoldsForFailure(request))
        {
            return;
        }

        Loop.ForgetReach();
        PassBelow(request);
        if (parkedOn is not null)
        {
            Press(request);
        }
    }

    /// <summary>Whether a cancel is to come that nothing below has got. What was told of it by a token cleans up by now: that is left in peace.</summary>
    internal bool HasRequestToPassOn => Request is { IsHeld: false, WasThrown: false } && parkedOn is not ForeignWait { WasTold: true };

    /// <summary>Whether a cancel is to come, and what is awaited was told of it by a token.</summary>
    internal bool IsLeftInPeace => Request is { IsHeld: false, WasThrown: false } && parkedOn is ForeignWait { WasTold: true };

    /// <summary>Foreign code has opened a branch below what the strand is parked on, since the cancel met that.</summary>
    internal void PassOnAnew() => MeetRequest(Request!);

    /// <summary>Branches that foreign code opened since the request came have not heard of it, unless that code had before.</summary>
    internal void PassBelow(CancelRequest request)
    {
        foreach (var branch in Loop.BranchesBelow(this))
        {
            branch.ReceiveUnheard(request);
        }
    }

    /// <summary>Gives the cancel to foreign code that brings about that end and has not heard of it, though it was thrown elsewhere below.</summary>
    /// <returns>Whether there is any.</returns>
    internal bool PassToUnheard(CancelRequest request, IForeignEnd end)
    {
        var unheard = Loop.UnheardBelow(Owner, end, request);
        foreach (var branch in unheard)
        {
            branch.Receive(request);
        }

        return unheard.Count > 0;
    }

    /// <summary>The cancel that was passed on to what is awaited comes back from there, unless it was taken back meanwhile. It meets the next suspension.</summary>
    /// <param name="request">The cancel.</param>
    /// <param name="isFailed">Whether the await fails.</param>
    internal void TakeBack(CancelRequest request, bool isFailed)
    {
        var left = request.Origin is null && Owner.OwnCancelRequests == 0 ? request.Covered : request;
        if (left is null || !IsMeant(left))
        {
            return;
        }

        Details.HearsNext = null;
        Request = Request is { } other ? left.And(other) : left;
        if (isFailed)
        {
            Hold(Request);
        }
        else
        {
            NoteKept(Request);
        }
    }

    /// <summary>What is awaited was cancelled by itself, or by the token that tells of the request: that is the delivery.</summary>
    internal void UseUp(CancelRequest request, IWaitable awaited)
    {
        if (ParkedOn == awaited && Request is { } pending && pending.Includes(request))
        {
            Delivered(pending);
        }
    }
}
