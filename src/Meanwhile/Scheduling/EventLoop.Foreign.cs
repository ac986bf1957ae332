namespace Meanwhile;

// Foreign code that comes back to the loop: it goes on in its task, beside what that is parked on.
public sealed partial class EventLoop
{
    // The task or branch in which foreign code goes on just now, while it is itself parked, and in which scope it is that.
    private LoopTask? foreignStrand;
    private Scope? foreignScope;

    // Whether that code has just been told of a cancel by its token.
    private bool foreignIsTold;

    // The way from that code on, where it has missed a cancel.
    private UnheardWay? foreignWay;

    /// <summary>Foreign code that awaited inside a task, or that a callback began, goes on.</summary>
    /// <param name="from">The context that it comes back through.</param>
    /// <param name="callback">The code.</param>
    /// <param name="state">What it gets.</param>
    /// <param name="asOf">The last request to cancel that had been made when it became ready to go on.</param>
    /// <param name="isTold">Whether it was just told of one by its token.</param>
    internal void RunForeign(SynchronizationContext? from, SendOrPostCallback callback, object? state, long asOf, bool isTold)
    {
        var strand = from is null ? null : StrandFor(from, state);
        UnheardWay? missed = null;
        UnheardWay? missing = null;
        if (LastRequest > asOf && strand is not null && !HasHeardAround(strand, state))
        {
            // It was ready to before a cancel came: neither it nor those that await it have heard of that.
            missed = new UnheardWay(PostedState.GoesOn(state));
            missing = missed.Missed(asOf) ? missed : null;
        }

        if (missing is null && strand is { Owner.CancelRequests: > 0 })
        {
            // The one that came since may be that of another task.
            missing = NoteHearing(state);
        }
        else if (missing is null && strand?.Owner.MayBeToldAround == true)
        {
            // Its token may have told it by way of another thread.
            isTold |= PostedState.EndOfAwait(state) == ForeignMethod.AwaitEnd.Cancel;
        }

        Strand = strand;
        if (strand is { IsDone: false })
        {
            InstallTask(strand);
        }
        else
        {
            // The place of a task that has ended may be another one's.
            Install(strand is null ? callbackContext : strand);
        }

        Segment = ++lastSegment;
        running = null;
        (foreignStrand, foreignScope, foreignIsTold, foreignWay) = (strand, strand?.Scope, isTold, missing);
        try
        {
            callback(state);
        }
        catch (OperationCanceledException cancelled) when (strand is not null && (cancelled is CancelledException || Scope.IsTokenOfAny(cancelled.CancellationToken)))
        {
            // An async void method that a cancel has ended, which is no failure.
        }
        catch (Exception failure)
        {
            Report(new LoopError($"Foreign code posted to {strand?.Owner.ToString() ?? ToString()} threw", failure));
        }
        finally
        {
            (foreignStrand, foreignScope, foreignIsTold, foreignWay) = (null, null, false, null);
        }

        foreach (var end in missed?.Ends ?? [])
        {
            end.Reconsider();
        }

        ForgetInstalled();
        LeaveCallback();
        System.Diagnostics.Debug.Assert(!handedOn, "foreign code goes on in branches");
        if (HasParking)
        {
            // A coroutine that it has begun by hand: nobody would ever go on with that.
            TakeParking();
            var misuse = Errors.StartedAndNotAwaited();
            Report(new LoopError(misuse.Message, misuse));
        }

        while (Chained is { } chained)
        {
            Chained = null;
            RunPart(chained);
        }

        Strand = null;
    }

    // By the token of code around, which is ended in the course of that.
    private static bool HasHeardAround(LoopTask strand, object? posted) =>
        strand.Owner.MayBeToldAround && PostedState.EndOfAwait(posted) == ForeignMethod.AwaitEnd.Cancel;

    /// <summary>
    /// Foreign code of a task that was asked to end goes on: where its token told it of that it hears of it by what it awaited, and where that has given a
    /// result all the same it has not heard, and is to hear of it at its next coroutine.
    /// </summary>
    /// <returns>The way from it on, where it has not heard.</returns>
    private static UnheardWay? NoteHearing(object? posted)
    {
        switch (PostedState.EndOfAwait(posted))
        {
            case ForeignMethod.AwaitEnd.Cancel:
                new UnheardWay(PostedState.GoesOn(posted)).Hears();
                return null;
            case ForeignMethod.AwaitEnd.Result when new UnheardWay(PostedState.GoesOn(posted)) is { MayCleanUp: false } way && way.Missed(0):
                return way;
            default:
                return null;
        }
    }

    /// <summary>The cancel that the foreign code of that strand which runs now has missed, and is still to hear of; null for none.</summary>
    internal CancelRequest? MissedByCode(LoopTask strand) => strand == foreignStrand ? foreignWay?.StillMissed() : null;

    /// <summary>The foreign code of a task that runs just now and is in other scopes than the task; null for none. A scope that it has entered may ask it to end before it suspends.</summary>
    internal Branch? CodeOf(LoopTask task) => foreignStrand is Branch { IsCodeAlone: true } code && code.Owner == task ? code : null;

    /// <summary>Whether foreign code of that strand runs now that has just been told of a cancel by its token, or other code that this goes on with.</summary>
    internal bool RunsTold(LoopTask strand) => strand == foreignStrand && foreignIsTold;

    /// <summary>Whether a scope was entered by the foreign code that runs now, and does not lie around what the strand is parked on.</summary>
    internal bool IsEnteredByForeign(LoopTask strand, Scope scope) => strand == foreignStrand && !scope.Holds(foreignScope);
}
