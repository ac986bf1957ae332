namespace Meanwhile.Interleavings;

/// <summary>
/// Watches one await of something of .NET: a cancel that meets it is thrown or kept; it ends at once where the other side knows of
/// nothing, and otherwise when that has ended; nobody is cancelled by nobody.
/// </summary>
internal sealed partial class ForeignWatch
{
    private Moment begun = null!;
    private bool hadEnded;
    private bool wasNotTold;

    // Whether a coroutine was under way inside: the cancel is for that, and the end it comes to is a result.
    private bool goesOnInside;
    private Deadline[] open = [];

    /// <summary>Whether the other side knows of a cancel.</summary>
    internal required Telling Telling { get; init; }

    /// <summary>How the await is written.</summary>
    internal Form Form { get; init; }

    /// <summary>What becomes of the await when a cancel meets it.</summary>
    internal required Patience Patience { get; init; }

    /// <summary>The task that is awaited, maybe by way of a <see cref="ValueTask"/>.</summary>
    internal Task? Task { get; init; }

    /// <summary>Whether what is awaited has ended; null where only the task tells that, or nothing.</summary>
    internal Func<bool>? HasEnded { get; init; }

    /// <summary>The foreign methods that bring about the end.</summary>
    internal IReadOnlyList<Frame> Frames { get; init; } = [];

    /// <summary>Whether something of ours goes on below that has got the cancel, though the await has ended; null where that cannot be.</summary>
    internal Func<bool>? GoesOnBelow { get; init; }

    /// <summary>Whether others may cancel what is awaited.</summary>
    internal bool MayBeCancelledByOthers { get; init; }

    /// <summary>Whether the first failure of several is enough to end the await.</summary>
    internal bool IsLeftByFailure { get; init; }

    private Place Place => begun.Place;

    private Actor Actor => begun.Place.Actor;

    private World World => begun.Place.World;

    private bool IsCertainlyNotTold => wasNotTold && !World.Actors.Exists(other => other.HasAskedSince(begun.Stretch) && other.HangsOn(Actor));

    private bool? IsOver => HasEnded is not null ? HasEnded() : Task?.IsCompleted;

    internal void Begins(Place place)
    {
        begun = new Moment(place);
        hadEnded = IsOver ?? false;
        wasNotTold = Telling == Telling.NotTold && !place.World.Actors.Exists(other => other.HasAskedForToken && other.HangsOn(place.Actor));
        goesOnInside = Frames.Any(static frame => frame.PartBegan is not null);
        open = [.. place.Deadlines.Where(static deadline => !deadline.IsOver)];
    }

    /// <summary>The await gave a result, or told nothing of a failure.</summary>
    internal void Returned()
    {
        begun.CheckPlace();
        if (Place.HasCancelToCome)
        {
            // What was thrown inside and told nobody here is thrown again.
            foreach (var deadline in Place.Deadlines)
            {
                (deadline.IsDelivered, deadline.MayBeDelivered) = (false, false);
            }
        }

        if (!Place.IsLoose && !Actor.HasUncancelled && Actor.Delivered == begun.Delivered)
        {
            CheckThrown();
            CheckWait();
            CheckKept();
        }
    }

    /// <summary>The await was cancelled.</summary>
    /// <returns>What is to be thrown instead: somebody else has cancelled what is awaited, which is a failure like others.</returns>
    internal Exception? Cancelled(OperationCanceledException cancelled)
    {
        begun.CheckPlace();
        if (Task is { IsCanceled: false } task)
        {
            // It may have ended since.
            World.Abandon(task, isCertain: Patience == Patience.None && !task.IsCompleted);
        }

        Leave();
        if (MayBeCancelledByOthers)
        {
            World.MayBeFailures.Add(cancelled);
        }

        var isFromInside = World.HasHeard(cancelled);
        World.Hear(cancelled);
        var hasCause = begun.HadCancelToCome || HasNewCause();

        // One that had ended is thrown as it is, unless the await suspends all the same: then a cancel that is to come is thrown there. A
        // method that was given away may have ended by a deadline that is long over: that too is nobody's cancel here. But one that ended by the
        // token of the cancel to come is how the code hears of that.
        var hasHeardAtOnce = begun.HadCancelToCome && !Place.HasCancelToCome;
        if (!Place.IsLoose && MayBeCancelledByOthers && (!hasCause || (hadEnded && !begun.HasSuspended && !hasHeardAtOnce)))
        {
            return new ProgramException(World.NewCode(), cancelled);
        }

        if (Place.IsLoose || isFromInside || (Frames.Count > 0 && !hasCause))
        {
            // It comes from a part inside, where it has been looked at. A cancel that came since goes out with it.
            Actor.Delivered += isFromInside && begun.HasBeenCancelled && !Place.HasCancelToCome ? 1 : 0;

            // What was given away is code of the task like any other until it suspends.
            Actor.Delivered += Place.IsLoose && begun is { HadCancelToCome: true, HasSuspended: false } ? 1 : 0;
            return null;
        }

        Deliver();
        CheckDelivery();
        return null;
    }

    /// <summary>What is awaited has failed.</summary>
    internal void Failed()
    {
        begun.CheckPlace();
        if (Task is { IsFaulted: true } failed)
        {
            World.Tell(failed);
        }

        if (Form is Form.Gathered or Form.AsTask && begun.HasBeenCancelled && !Place.IsLoose)
        {
            // A future or task of this library takes a cancel over, and what comes of that is its outcome.
            Actor.Delivered++;
        }

        Leave();
    }

    private void Deliver()
    {
        World.Note("hears of a cancel over there", Actor.Id);
        Actor.Delivered++;
        Place.HeardCancel();
        Place.DeliverDeadlines(isCertain: begun.HasSuspended);
    }

    private bool HasNewCause() => begun.HasBeenCancelled || Array.Exists(open, static deadline => deadline.IsOver) || Place.HasGroupCancelToCome;

    // Whether it is left before it has ended.
    private void Leave()
    {
        if (IsOver is not false)
        {
            return;
        }

        World.Note("leaves it to itself", Actor.Id);
        CheckLeft();
        foreach (var frame in Frames)
        {
            frame.Loosen();
        }
    }
}
