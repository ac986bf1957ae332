namespace Meanwhile;

public partial class LoopTask
{
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
        if (IsOnTheWay && !Loop.IsTelling)
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
        Interrupt((IsOnTheWay ? null : AheadRequest) ?? new CancelRequest(Owner, null, message, Loop.CancelUnderWay ?? Loop.CauseAround));
        return true;
    }

    /// <summary>Whether it was cancelled since the run ends.</summary>
    internal bool WasAskedAtTheEnd => details is { EndedInRound: > 0 };

    /// <summary>Whether a cancel is just being passed on by the task.</summary>
    internal bool IsOnTheWay => details is { IsOnItsWay: true };

    internal sealed override bool IsOfForeign => leaf is CoroutineSource { IsRelay: true, Awaiting: null };

    /// <summary>Whether that may have got a token of the code that has made the task.</summary>
    internal bool IsOfTold => leaf is CoroutineSource { IsToldRelay: true, Awaiting: null };

    internal sealed override AskedToEnd Asked => CancelRequests > 0 ? AskedToEnd.Told : AskedToEnd.No;

    /// <summary>Whether it stands for something of .NET's own that gave a result after the cancel. It is asked for once: the task may stand in several places.</summary>
    private protected bool TakeKeptResult()
    {
        if (!IsSucceeded || details is not { HasKeptResult: true })
        {
            return false;
        }

        details.HasKeptResult = false;
        return true;
    }

    internal sealed override bool Borrows(LoopTask parked, CancelRequest request)
    {
        if (IsDone || !IsOfForeign)
        {
            return false;
        }

        (Details.Lent ??= new LentRequests()).Add(parked, request);
        return true;
    }

    /// <summary>What it stands for has ended with a result that nobody else could see to: the cancel is for those who await it.</summary>
    private void GiveBackRequest()
    {
        Request = null;
        details!.HasKeptResult = true;
        if (details.Lent is { } lent)
        {
            lent.GiveBack(this, isFailed: false);
        }
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
            if (details.OwnRequests == 0)
            {
                // A scope around the code that runs may have asked too: that stands.
                if (details.CleanUp is { Held: { Origin: null } held } cleanUp)
                {
                    cleanUp.Held = held.WithoutWhole(Scope);
                }

                Request = Request is { Origin: null } pending ? pending.WithoutWhole(Scope) : Request;
                if (Request is null)
                {
                    (parkedOn as ForeignWait)?.ForgetCancel();
                }
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
    internal void CancelBranches(IReadOnlySet<Branch> those)
    {
        var isAll = Array.TrueForAll(Loop.BranchesOf(this), those.Contains);
        Loop.PassCancel(this, new CancelRequest(this, null, null) { Only = isAll ? null : those });
    }

    /// <summary>A scope ends and takes its request back, delivered or not.</summary>
    /// <returns>Whether it had been thrown somewhere inside.</returns>
    internal bool WithdrawScope(Scope scope)
    {
        Details.ScopeRequests--;
        var strand = Loop.Strand!;
        if (strand.details is { Below: { } below } its && below.Without(scope) is var rest && rest != below)
        {
            its.Below = rest;
            return false;
        }

        var isWithdrawn = false;
        if (strand.Request is { } pending && pending.Without(scope) is var left && left != pending)
        {
            strand.Request = left;
            isWithdrawn = true;
        }

        return !(strand.WithdrawHeld(scope) || isWithdrawn);
    }

    // What was held while this scope asked comes to the fore again.
    private bool WithdrawHeld(Scope scope)
    {
        if (details?.CleanUp is not { Held: { } held } cleanUp)
        {
            return false;
        }

        var left = held.Without(scope);
        cleanUp.Held = Request is null ? null : left;
        Request ??= left;
        return left != held;
    }

    /// <summary>Whether an exception is how foreign code ended because this task was cancelled. Where that is still to come, any is: it was told of it.</summary>
    internal bool IsOwnCancellation(OperationCanceledException exception) =>
        exception is CancelledException
        || details?.CancelledByForeign?.IsToldBy(exception) == true
        || MustThrow
        // While a cancel is held for clean-up the token stays cancelled, and so does what is linked to it. Another token may be a limit of that clean-up.
        || (HeldRequest is not null && (exception.CancellationToken == default || Scope.IsLinked(exception.CancellationToken)))
        || (ToldAround is { } told && !told.Before.Contains(exception))
        || (exception.CancellationToken.CanBeCanceled && Owner.PassedOnToken == exception.CancellationToken)
        || Scope.Issued(this, exception.CancellationToken);

    /// <summary>A scope ends by that: the exception by which it goes on where it is the cancel, or else null.</summary>
    internal CancelledException? TryTakeForOwn(OperationCanceledException exception, Scope ending) =>
        IsOwnCancellation(exception) ? ToOwnCancellation(exception)
        // As in CPython, of a scope that has asked, whichever it is. What is held of it ends with the scope.
        : ending.IsRequested ? new CancelledException(null, exception)
        : null;

    /// <summary>A foreign await has ended by a cancel.</summary>
    internal void EndedByForeign(CancelRequest request, CancellationToken token)
    {
        Delivered(request);
        Details.CancelledByForeign = new ForeignCancellation(request, token);
    }

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
        request?.MarkThrown(this);
        return new CancelledException(request?.Message, exception);
    }

    /// <summary>Gets a cancel that could no longer be thrown below foreign code, unless it was thrown here meanwhile.</summary>
    internal void TakeOver(CancelRequest undelivered)
    {
        // It may have been taken back meanwhile.
        var left = undelivered.Origin is null && Owner is { IsDone: false, OwnCancelRequests: 0 } ? undelivered.Covered : undelivered;
        if (left is not null && !IsDone && !HasHeard(left))
        {
            Loop.ForgetReach();
            Receive(left);
        }
    }
}
