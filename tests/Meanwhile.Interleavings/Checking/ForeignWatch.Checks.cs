namespace Meanwhile.Interleavings;

// What must hold at the end of the await.
internal sealed partial class ForeignWatch
{
    // With a cancel to come it does not suspend and go on.
    private void CheckThrown()
    {
        var mustThrow = Patience switch
        {
            Patience.None => IsCertainlyNotTold && !goesOnInside,
            Patience.Long or Patience.Ours => true,
            _ => false,
        };
        World.Require(
            !mustThrow || hadEnded || World.Loop.Strand!.HeldRequest is not null || MayHaveEndedBefore || MayKnow || GoesOnBelow?.Invoke() == true || begun is not { MustThrow: true, HasSuspended: true },
            $"P{Actor.Id} awaited something of .NET with a cancel to come, and went on without it"
        );
    }

    // What ends on the pool may end before the await has suspended.
    private bool MayHaveEndedBefore => World.Reach >= Reach.Pool && World.Now == begun.At;

    // A foreign method that was told is left in peace, with all that it awaits.
    private bool MayKnow => Place.Frame is not null && Actor.HasAskedSince(begun.Stretch);

    // What knows of no cancel is not waited for.
    private void CheckWait()
    {
        if (begun.IsHeld || GoesOnBelow?.Invoke() == true || (Patience != Patience.Ours && (Patience != Patience.None || !IsCertainlyNotTold || Frames.Count > 0)))
        {
            return;
        }

        World.Require(
            !begun.HasBeenCancelled || !(Actor.FirstCancelAfter(begun.Sequence) < World.Now),
            $"P{Actor.Id} was cancelled while it awaited something of .NET that knew nothing of it, and waited on"
        );
        foreach (var deadline in open)
        {
            World.Require(
                begun.At >= deadline.Due || deadline.Due >= World.Now,
                $"P{Actor.Id} had time until {deadline.Due.TotalSeconds} s and awaited something of .NET from {begun.At.TotalSeconds} s on"
            );
        }
    }

    // A result that came all the same is given, and the cancel is still to come.
    private void CheckKept()
    {
        if (MayBeCancelledByOthers && Frames.Count > 0)
        {
            // What was given away may have got the cancel and kept it to itself: nobody looked on.
            return;
        }

        var isToCome = Place.HasCancelToCome || Place.HasCancelToComeOutside;
        World.Require(
            !begun.HasBeenCancelled || isToCome,
            $"P{Actor.Id} was cancelled while it awaited something of .NET, heard nothing of that, and is not to hear of it"
        );
        foreach (var deadline in open)
        {
            World.Require(
                !deadline.IsOver || deadline.MayBeDelivered || isToCome,
                $"the time of P{Actor.Id} was up at {deadline.Due.TotalSeconds} s while it awaited something of .NET, and it is not to hear of that"
            );
        }
    }

    private void CheckDelivery()
    {
        World.Require(
            Actor.Task!.CancelRequests > 0 || Actor.HasUncancelled,
            $"P{Actor.Id} was cancelled by nobody while it awaited something of .NET"
        );
        if (World.Reach == Reach.Endless)
        {
            return;
        }

        // Who has the token may end by that, a deadline of the clean-up itself by its time, and what others have cancelled by itself.
        World.Require(
            !begun.IsHeld || !Place.CleansUp || MayBeCancelledByOthers || Telling == Telling.Told || Frames.Count > 0 || Actor.HasUncancelled || HasNewCause() || Place.Deadlines.Any(static deadline => deadline.IsOver),
            $"P{Actor.Id} was not let clean up after a failure"
        );

        // As in asyncio, what is gathered is lost when that is cancelled; and one of several tasks is no grant. Of those that begin with the cancel to come one gives its
        // result.
        World.Require(
            begun.HadCancelToCome || Telling == Telling.NotTold || Patience != Patience.None || Form == Form.Gathered || Task is Task<Task> or { IsCanceled: true } or { IsCompleted: false } or null,
            $"P{Actor.Id} was cancelled although what it awaited had the token and has ended as {Task?.Status}"
        );
    }

    // At the end of the run code of a task that has ended is asked without the token where other such code cleans up by then.
    private bool IsOfEnded => Place.IsLoose && Actor.Task is { IsDone: true };

    // It may be left only where it knows of no cancel, and where nothing of ours goes on in there.
    private void CheckLeft()
    {
        if (World.Reach == Reach.Endless || IsLeftByFailure || Patience is Patience.Ours or Patience.Unknown)
        {
            return;
        }

        World.Require(Patience != Patience.Long, $"P{Actor.Id} was not let wait for the end of what gives its result once");
        World.Require(Telling == Telling.NotTold || IsOfEnded, $"P{Actor.Id} was not let wait for the end of what had the token");
        World.Require(
            Actor.HasCancelledItself || !Frames.Any(frame => frame.PartBegan < World.Now && (begun.HasBeenCancelled || frame.IsIn(Place))),
            $"P{Actor.Id} was not let wait for the end of a foreign method that awaits a coroutine"
        );
    }
}
