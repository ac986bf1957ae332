namespace Meanwhile.Interleavings;

/// <summary>Watches one await: it ends in time, on its own task, in its own context, and by a cancel only if there was one.</summary>
internal sealed class AwaitWatch
{
    private readonly Place place;
    private readonly World world;
    private readonly Actor actor;
    private readonly bool passesCancelOn;
    private readonly TimeSpan started;
    private readonly long sequence;
    private readonly int ownRequests;
    private readonly bool hadCancelToCome;
    private readonly int local;
    private readonly CancellationToken token;

    internal AwaitWatch(Place place, bool passesCancelOn)
    {
        this.place = place;
        this.passesCancelOn = passesCancelOn;
        world = place.World;
        actor = place.Actor;
        started = world.Now;
        sequence = world.Next();
        ownRequests = actor.Task!.OwnCancelRequests;
        hadCancelToCome = place.HasCancelToCome;
        local = world.Local;
        if (actor.AsksForTokens)
        {
            token = CurrentToken;
            world.Require(
                !token.IsCancellationRequested || place.HasCancelToCome,
                $"P{actor.Id} has no cancel to come and a token that is cancelled"
            );
        }
    }

    internal void Returned()
    {
        CheckPlace();
        if (passesCancelOn)
        {
            NoteWhatWasPassedOn();
            return;
        }

        world.Require(
            !(actor.LastCancel is { } cancel && cancel.Sequence > sequence && cancel.At < world.Now),
            $"P{actor.Id} was cancelled at {actor.LastCancel?.At.TotalSeconds} s while it waited, and waited on"
        );
        for (var deadline = place.Deadline; deadline is not null; deadline = deadline.Outer)
        {
            world.Require(
                !(started < deadline.Due && deadline.Due < world.Now),
                $"P{actor.Id} had time until {deadline.Due.TotalSeconds} s and waited on from {started.TotalSeconds} s"
            );
        }
    }

    internal void Failed()
    {
        CheckPlace();
        NoteWhatWasPassedOn();
    }

    internal void Cancelled()
    {
        CheckPlace();
        actor.Delivered++;
        place.HeardCancel();
        for (var deadline = place.Deadline; deadline is not null; deadline = deadline.Outer)
        {
            deadline.IsDelivered |= deadline.IsOver && !passesCancelOn;
        }

        if (passesCancelOn)
        {
            return;
        }

        world.Note("hears of a cancel", actor.Id);
        world.Require(
            actor.Task!.CancelRequests > 0 || actor.HasUncancelled,
            $"P{actor.Id} was cancelled by nobody"
        );
        world.Require(!token.CanBeCanceled || token.IsCancellationRequested, $"a cancel of P{actor.Id} did not reach its token");
    }

    private void NoteWhatWasPassedOn()
    {
        // One that was to come when the wait began has been passed on too, if it is not to come any longer.
        var isToCome = place.HasCancelToCome;
        if (actor.Task!.OwnCancelRequests > ownRequests || (hadCancelToCome && !isToCome))
        {
            actor.Delivered++;
        }

        if (!isToCome)
        {
            place.HeardCancel();
        }
    }

    private void CheckPlace()
    {
        world.Require(ReferenceEquals(LoopTask.Current, actor.Task), $"P{actor.Id} goes on as {LoopTask.Current}");
        world.Require(world.Local == local, $"P{actor.Id} goes on in the context of another: {world.Local} instead of {local}");
        for (var deadline = place.Deadline; deadline is not null; deadline = deadline.Outer)
        {
            world.Require(
                deadline.Scope is null || deadline.IsOver || world.Now <= deadline.Due,
                $"a deadline of P{actor.Id} at {deadline.Due.TotalSeconds} s has passed without effect"
            );
        }
    }
}
