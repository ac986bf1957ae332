namespace Meanwhile.Interleavings;

/// <summary>Watches one await: it ends in time, on its own task, in its own context, and by a cancel only if there was one.</summary>
internal sealed class AwaitWatch
{
    private readonly Moment begun;
    private readonly Place place;
    private readonly World world;
    private readonly Actor actor;
    private readonly bool passesCancelOn;
    private readonly CancellationToken token;
    private readonly Deadline[] open;

    internal AwaitWatch(Place place, bool passesCancelOn)
    {
        this.place = place;
        this.passesCancelOn = passesCancelOn;
        world = place.World;
        actor = place.Actor;
        begun = new Moment(place);
        open = [.. place.Deadlines.Where(static deadline => !deadline.IsOver)];
        token = place.AskForToken();
    }

    internal void Returned()
    {
        begun.CheckPlace();
        if (place.IsLoose)
        {
            return;
        }

        if (passesCancelOn)
        {
            NoteWhatWasPassedOn();
            return;
        }

        if (begun.IsHeld)
        {
            // What cleans up is left in peace for its time.
            return;
        }

        world.Require(
            !(actor.LastCancel is { } cancel && cancel.Sequence > begun.Sequence && cancel.At < world.Now),
            $"P{actor.Id} was cancelled at {actor.LastCancel?.At.TotalSeconds} s while it waited, and waited on"
        );
        foreach (var deadline in place.Deadlines)
        {
            world.Require(
                !(begun.At < deadline.Due && deadline.Due < world.Now),
                $"P{actor.Id} had time until {deadline.Due.TotalSeconds} s and waited on from {begun.At.TotalSeconds} s"
            );
        }
    }

    internal void Failed()
    {
        begun.CheckPlace();
        if (!place.IsLoose)
        {
            NoteWhatWasPassedOn();
        }
    }

    internal void Cancelled(CancelledException cancelled)
    {
        begun.CheckPlace();
        world.Hear(cancelled);
        if (place.IsLoose)
        {
            // What reaches code that nobody waits for is not used up by that.
            return;
        }

        actor.Delivered++;
        place.HeardCancel();
        if (!passesCancelOn)
        {
            place.DeliverDeadlines();
        }

        if (passesCancelOn)
        {
            return;
        }

        world.Note("hears of a cancel", actor.Id);

        // That of a future which was cancelled on the way has no number; and what does not end is asked again when its time is over.
        world.Require(cancelled.Made == 0 || world.Reach == Reach.Endless || !(cancelled.Made <= place.HasHeardAll), $"P{actor.Id} heard of a cancel, cleans up, and hears of it once more");
        world.Require(
            actor.Task!.CancelRequests > 0 || actor.HasUncancelled,
            $"P{actor.Id} was cancelled by nobody"
        );

        // The token is the same for all foreign methods of a task, and was renewed if the cancel had been thrown in another one.
        var mayBeRenewed = place.Frame is not null && !begun.HasBeenCancelled;
        world.Require(!token.CanBeCanceled || token.IsCancellationRequested || mayBeRenewed, $"a cancel of P{actor.Id} did not reach its token");
    }

    private void NoteWhatWasPassedOn()
    {
        // One that was to come when the wait began has been passed on too, if it is not to come any longer.
        var isToCome = place.HasCancelToCome;
        if (begun.HasBeenCancelled || (begun.HadCancelToCome && !isToCome))
        {
            actor.Delivered++;
        }

        if (isToCome)
        {
            return;
        }

        place.HeardCancel();
        foreach (var deadline in open)
        {
            // What was awaited got its cancel, and may have declined that.
            deadline.MayBeDelivered |= deadline.IsOver;
        }
    }
}
