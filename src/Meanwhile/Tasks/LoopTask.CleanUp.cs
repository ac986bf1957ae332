namespace Meanwhile;

// Clean-up after a failure of code that was asked to end: for a while it goes before the cancel.
public partial class LoopTask : IPatient
{
    /// <summary>An await has failed though the code was asked to end: its clean-up goes on for a while before that is thrown.</summary>
    internal void Hold(CancelRequest request)
    {
        if (request.TryHold())
        {
            if (details is { IsCleaningUp: true, Held: null } its)
            {
                // What it cleaned up before is over with.
                its.CleansUpIn = Scope;
            }

            CleansUpUntil(request);
        }
    }

    private void CleansUpUntil(CancelRequest request)
    {
        if (!Details.IsCleaningUp)
        {
            details!.IsCleaningUp = true;
            details.CleansUpIn = Scope;
            Loop.Patience.WaitUntil(request.HeldUntil, this);
        }
    }

    /// <summary>
    /// While it cleans up, a cancel that comes on top waits as well, and one of a scope that the clean-up has entered goes before what waits.
    /// </summary>
    /// <returns>Whether that was all.</returns>
    private bool HoldsBack(CancelRequest request)
    {
        if (details is not { IsCleaningUp: true } its)
        {
            return false;
        }

        var isOfCleanUp = IsOfCleanUp(request, its);
        if (its.Held is { } held)
        {
            if (!isOfCleanUp)
            {
                its.Held = held.Includes(request) ? held : held.And(request);
            }

            return !isOfCleanUp;
        }

        if (isOfCleanUp && Request is { IsHeld: true } waiting)
        {
            its.Held = waiting;
            Request = null;
        }

        return false;
    }

    // The same, before anything is changed.
    private bool WaitsForCleanUp(CancelRequest request) =>
        details is { IsCleaningUp: true } its
        && (its.Held is not null || Request is { IsHeld: true })
        && !IsOfCleanUp(request, its);

    private static bool IsOfCleanUp(CancelRequest request, TaskDetails its) => request.Origin is { } scope && !scope.Holds(its.CleansUpIn);

    private protected CancelRequest? TakeHeld()
    {
        if (details is not { Held: { } held })
        {
            return null;
        }

        details.Held = null;
        return held;
    }

    /// <summary>What is to be thrown when the time for clean-up is over; null for nothing.</summary>
    internal CancelRequest? HeldRequest => details?.Held ?? (Request is { IsHeld: true } request ? request : null);

    bool IPatient.Waits(long stamp) => details is { IsCleaningUp: true } && !IsDone;

    // The time for clean-up is over.
    void IPatient.RunOut(long stamp)
    {
        if (HeldRequest is { IsHeld: true } later)
        {
            // The time that is over was that of an earlier clean-up.
            Loop.Patience.WaitUntil(later.HeldUntil, this);
            return;
        }

        var its = details!;
        its.IsCleaningUp = false;
        if (its.Held is { } held)
        {
            its.Held = null;
            Request = Request is { } inner ? held.And(inner) : held;
        }

        its.CleansUpIn = null;
        if (Request is { } request)
        {
            MeetRequest(request);
        }
    }
}
