namespace Meanwhile;

// Clean-up after a failure of code that was asked to end: for a while it goes before the cancel.
public partial class LoopTask : IPatient
{
    // Nobody adds to it.
    private static readonly List<OperationCanceledException> NoCancellations = [];

    /// <summary>An await has failed though the code was asked to end: its clean-up goes on for a while before that is thrown.</summary>
    internal void Hold(CancelRequest request) => Hold(request, Scope);

    private void Hold(CancelRequest request, Scope? within)
    {
        if (request.TryHold() || request.IsHeld)
        {
            if (details?.CleanUp is { Held: null })
            {
                // What it cleaned up before is over with.
                BeginCleanUp(within);
            }

            CleansUpUntil(request, within);
        }
    }

    private void CleansUpUntil(CancelRequest request, Scope? within)
    {
        if (Details.CleanUp is null)
        {
            Loop.Patience.WaitUntil(request.HeldUntil, this);
            BeginCleanUp(within);
        }
    }

    private void BeginCleanUp(Scope? within)
    {
        details!.CleanUp = new CleanUp(within);
        if (Loop.TimeProvider != TimeProvider.System && Loop.AbandonAfter != Timeout.InfiniteTimeSpan)
        {
            details.CleanUp.Until = Loop.DueIn(Loop.AbandonAfter.Ticks);
            Loop.CleanUpTimes.Add(this, details.CleanUp.Until);
        }
    }

    /// <summary>Until when it cleans up by the loop's clock.</summary>
    internal long CleansUpTo => details?.CleanUp?.Until ?? 0;

    /// <summary>Whether it cleans up.</summary>
    internal bool CleansUp => details?.CleanUp is not null && !IsDone;

    /// <summary>Whether it does and waits for this loop alone, and not for anything of the real world that it would have to be given time for.</summary>
    internal bool CleansUpHere => CleansUp && WaitsHere();

    // Foreign code that it waits for may wait for this loop alone too.
    private bool WaitsHere(int steps = 0) =>
        steps < MostToldAhead
        && parkedOn switch
        {
            null => false,
            LoopTask below => below.WaitsHere(steps + 1),
            ForeignWait wait => LeadsBelow(wait) && Loop.BranchesBelow(this).All(branch => branch.parkedOn is ForeignWait deeper ? branch.LeadsBelow(deeper) : branch.WaitsHere(steps + 1)),
            _ => true,
        };

    private bool LeadsBelow(ForeignWait wait) => Loop.LeadingBelow(this, wait) == Leading.There;

    /// <summary>Whether code that has suspended may be in clean-up, or what awaits it.</summary>
    internal bool MayCleanUp() =>
        MayCodeCleanUp()
        // Of this library's own, such as the end of a group, the fields do not tell.
        || SuspendedCode(leaf).Select(static (code, depth) => code.MayCleanUp || (depth == 0 && code is CoroutineSource { IsOfInterest: false })).Contains(true);

    /// <summary>The same of foreign code above.</summary>
    private protected virtual bool MayCodeCleanUp() => false;

    /// <summary>The coroutines that have suspended, the innermost first.</summary>
    private static IEnumerable<IAwaitHost> SuspendedCode(Resumable? innermost)
    {
        for (var at = innermost as CoroutineSource; at is not null; at = at.Awaiting as CoroutineSource)
        {
            if (at is IAwaitHost host)
            {
                yield return host;
            }
        }
    }

    /// <summary>
    /// While it cleans up, a cancel that comes on top waits as well, and one of a scope that the clean-up has entered goes before what waits.
    /// </summary>
    /// <returns>Whether that was all.</returns>
    private bool HoldsBack(CancelRequest request)
    {
        if (details?.CleanUp is not { } cleanUp)
        {
            return false;
        }

        var isInside = cleanUp.Encloses(request);
        if (cleanUp.Held is { } held)
        {
            if (!isInside)
            {
                cleanUp.Held = held.Includes(request) ? held : held.And(request);
            }

            return !isInside;
        }

        if (isInside && Request is { IsHeld: true } waiting)
        {
            cleanUp.Held = waiting;
            Request = null;
        }

        return false;
    }

    // The same, before anything is changed.
    private bool WaitsForCleanUp(CancelRequest request) =>
        details?.CleanUp is { } cleanUp
        && (cleanUp.Held is not null || Request is { IsHeld: true })
        && !cleanUp.Encloses(request);

    private protected CancelRequest? TakeHeld()
    {
        if (details?.CleanUp is not { Held: { } held } cleanUp)
        {
            return null;
        }

        cleanUp.Held = null;
        return held;
    }

    /// <summary>What is to be thrown when the time for clean-up is over; null for nothing.</summary>
    internal CancelRequest? HeldRequest => details?.CleanUp?.Held ?? (Request is { IsHeld: true } request ? request : null);

    bool IPatient.Waits(long stamp) => CleansUp;

    // The time for clean-up is over.
    void IPatient.RunOut(long stamp)
    {
        if (HeldRequest is { IsHeld: true } later)
        {
            // The time that is over was that of an earlier clean-up.
            Loop.Patience.WaitUntil(later.HeldUntil, this);
            return;
        }

        EndCleanUp();
    }

    // Its await has ended, nobody knows how.
    private void NoteKeptInTheMoment(CancelRequest request)
    {
        if (Woken == WakeKind.Other && !Loop.IsUnderWay(this))
        {
            NoteKept(request, isInTheMoment: true);
        }
    }

    /// <summary>Its await has ended, not by the cancel that is to come, and its code is about to go on.</summary>
    internal void NoteKept(CancelRequest request, bool isInTheMoment = false) =>
        Details.KeptBefore = new KeptBefore(request, PendingExceptions(leaf), Scope, isInTheMoment);

    /// <summary>Whether a cancel came between the end of an await and the code, which has not suspended since.</summary>
    internal bool MayHoldForFailure => details is { KeptBefore.IsInTheMoment: true };

    /// <summary>Whether code that suspends for the first time since the cancel cleans up after the failure of its await, which had come before: that goes first.</summary>
    private bool HoldsForFailure(CancelRequest request) => TakeKeptBefore(request) is { } before && HoldsFor(PendingExceptions(leaf), before, request);

    /// <summary>The same where the code that runs comes to foreign code, which is about to ask for what is to come.</summary>
    internal void HoldsForFailureAsItRuns()
    {
        if (Request is { IsHeld: false } request && Loop.Strand == this && parkedOn is null && MayHoldForFailure && TakeKeptBefore(request) is { } before)
        {
            HoldsFor(PendingExceptions(Loop.RunningPart), before, request);
        }
    }

    /// <summary>The same where that failure goes out to foreign code, which cannot be looked into.</summary>
    private protected void HoldsForFailureBefore(Exception failure)
    {
        if (Request is { IsHeld: false } request && MayHoldForFailure && TakeKeptBefore(request) is { } before)
        {
            HoldsFor([failure], before, request);
        }
    }

    private bool HoldsFor(List<Exception> pending, KeptBefore before, CancelRequest request)
    {
        if (!before.IsInTheMoment || pending.TrueForAll(each => each is OperationCanceledException || before.Exceptions.Contains(each)))
        {
            return false;
        }

        // It may have left scopes since, and entered others.
        Hold(request, Scope.CommonTo(before.Within, Scope));
        return true;
    }

    private KeptBefore? TakeKeptBefore(CancelRequest request)
    {
        if (details is not { KeptBefore: { } before })
        {
            return null;
        }

        details.KeptBefore = null;
        return request.Includes(before.Request) ? before : null;
    }

    private List<Exception> PendingExceptions(Resumable? innermost) =>
        [
            .. SuspendedCode(innermost).Select(static code => code.PendingException).OfType<Exception>(),
            .. PendingCancellations(innermost),
            .. PendingOfCode(),
        ];

    /// <summary>What foreign code above keeps of exceptions that it handles.</summary>
    private protected virtual IEnumerable<Exception> PendingOfCode() => [];

    /// <summary>The same, and what awaits that code keeps, as far as can be told.</summary>
    private protected virtual IEnumerable<Exception> PendingAbove() => [];

    // Made only where there are any: most often there are not, and of each of very many tasks it is asked.
    private static List<OperationCanceledException> PendingCancellations(Resumable? innermost)
    {
        var found = NoCancellations;
        foreach (var code in SuspendedCode(innermost))
        {
            if (code.PendingCancellations() is { } pending)
            {
                found = found.Count == 0 ? pending : [.. found, .. pending];
            }
        }

        return found;
    }

    /// <summary>
    /// By what code cleans up that is on its way out by that very cancel, of which it has heard without suspending: by a task that had ended by
    /// it, or by the token. Null where it is not.
    /// </summary>
    private OperationCanceledException? OnItsWayOutBy(CancelRequest request, Resumable? innermost) =>
        PendingCancellations(innermost).Find(pending => IsOf(pending, request) || HasComeSince(pending, request));

    // By whichever token, as of a source that is linked to ours: what an await that suspends ends by is the cancel too.
    private bool HasComeSince(OperationCanceledException exception, CancelRequest request) =>
        details is { KeptBefore: { } before } && request.Includes(before.Request) && !before.Exceptions.Contains(exception);

    private protected bool IsOf(OperationCanceledException exception, CancelRequest request) =>
        exception is CancelledException cancelled ? cancelled.Made >= request.FirstMade : Scope.IsTokenOf(this, request, exception.CancellationToken);

    // Of the same task, for which the request is held too.
    private bool CleanUpGoesOnBeside() => (Owner != this && Owner.CleansUp) || Array.Exists(Loop.BranchesOf(Owner), branch => branch != this && branch.CleansUp);

    /// <summary>Code suspends for which a cancel is held: where it cleans up no longer that is thrown now.</summary>
    /// <returns>Whether it is over with clean-up.</returns>
    private bool EndsCleanUp()
    {
        if (!CleansUp || MayCleanUp() || CleanUpGoesOnBeside())
        {
            return false;
        }

        EndCleanUp();
        return MustThrow;
    }

    /// <summary>Clean-up is over, or its time is.</summary>
    internal void EndCleanUp()
    {
        var held = details!.CleanUp?.Held;
        details.CleanUp = null;
        if (held is not null)
        {
            Request = Request is { } inner ? held.And(inner) : held;
        }

        if (Request is { } request)
        {
            request.EndHold();

            // Code below that was begun meanwhile may have a new one.
            Scope.CancelTokensOf(this, request);
            if (Request is { } left)
            {
                MeetRequest(left);
            }
        }
    }
}
