namespace Meanwhile.Interleavings;

/// <summary>
/// Watches one await of something of .NET: a cancel that meets it is thrown or kept; it ends at once where the other side knows of
/// nothing, and otherwise when that has ended; nobody is cancelled by nobody.
/// </summary>
internal sealed class ForeignWatch
{
    private Moment begun = null!;
    private bool hadEnded;
    private bool isCertainlyNotTold;
    private Deadline[] open = [];

    /// <summary>Whether the other side knows of a cancel.</summary>
    internal required Telling Telling { get; init; }

    /// <summary>How the await is written. As in asyncio, what is gathered is lost when that is cancelled.</summary>
    internal Form Form { get; init; }

    /// <summary>What becomes of the await when a cancel meets it.</summary>
    internal required Patience Patience { get; init; }

    /// <summary>The task that is awaited, maybe by way of a <see cref="ValueTask"/>.</summary>
    internal Task? Task { get; init; }

    /// <summary>Whether what is awaited has ended; null where that cannot be told.</summary>
    internal Func<bool>? HasEnded { get; init; }

    /// <summary>The foreign methods that bring about the end.</summary>
    internal IReadOnlyList<Frame> Frames { get; init; } = [];

    /// <summary>Whether others may cancel what is awaited.</summary>
    internal bool MayBeCancelledByOthers { get; init; }

    /// <summary>Whether the first failure of several is enough to end the await.</summary>
    internal bool IsLeftByFailure { get; init; }

    /// <summary>Whether the await was abandoned, and what was awaited goes on.</summary>
    internal bool IsAbandoned { get; private set; }

    private Place Place => begun.Place;

    private Actor Actor => begun.Place.Actor;

    private World World => begun.Place.World;

    private bool? IsOver => HasEnded is not null ? HasEnded() : Task?.IsCompleted;

    internal void Begins(Place place)
    {
        begun = new Moment(place);
        hadEnded = IsOver ?? false;
        isCertainlyNotTold = Telling == Telling.NotTold && !place.World.Actors.Exists(other => other.HasAskedForToken && other.HangsOn(place.Actor));
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
                deadline.IsDelivered = false;
            }
        }

        if (Place.IsLoose || Actor.HasUncancelled || Actor.Delivered > begun.Delivered)
        {
            return;
        }

        var mustThrow = Patience switch
        {
            Patience.None => isCertainlyNotTold,
            Patience.Long => true,
            Patience.Ours => true,
            _ => false,
        };
        World.Require(
            !(mustThrow && begun is { MustThrow: true, HasSuspended: true } && !hadEnded),
            $"P{Actor.Id} awaited something of .NET with a cancel to come, and went on without it"
        );
        CheckWait();
        CheckKept();
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
        var isFromInside = World.HasHeard(cancelled);
        World.Hear(cancelled);
        if (Place.IsLoose || isFromInside || (Frames.Count > 0 && !HasCause()))
        {
            // It comes from a part inside, where it has been looked at.
            return null;
        }

        if (MayBeCancelledByOthers && !HasCause())
        {
            return new ProgramException(World.NewCode(), cancelled);
        }

        World.Require(Actor.Task!.CancelRequests > 0 || Actor.HasUncancelled, $"P{Actor.Id} was cancelled by nobody while it awaited something of .NET");
        World.Require(!begun.IsHeld || Telling == Telling.Told || Frames.Count > 0 || Actor.HasUncancelled || HasNewCause || World.Reach == Reach.Endless, $"P{Actor.Id} was not let clean up after a failure");
        World.Note("hears of a cancel over there", Actor.Id);
        Actor.Delivered++;
        Place.HeardCancel();
        foreach (var deadline in Place.Deadlines)
        {
            deadline.IsDelivered |= deadline.IsOver;
        }

        World.Require(
            Patience != Patience.None || Telling == Telling.NotTold || Form == Form.Gathered || Task is (not { IsCompleted: true, IsCanceled: false }) or Task<Task> || World.Reach == Reach.Endless,
            $"P{Actor.Id} was cancelled although what it awaited had the token and has ended as {Task?.Status}"
        );
        return null;
    }

    /// <summary>What is awaited has failed.</summary>
    internal void Failed()
    {
        begun.CheckPlace();
        if (Form == Form.Gathered && begun.HasBeenCancelled && !Place.IsLoose)
        {
            // A future of this library takes a cancel over, and what comes of that is its outcome.
            Actor.Delivered++;
        }

        Leave();
    }

    private bool HasCause() => begun.HadCancelToCome || HasNewCause;

    private bool HasNewCause => begun.HasBeenCancelled || Array.Exists(open, static deadline => deadline.IsOver) || Place.HasGroupCancelToCome;

    // Whether it is left before it has ended, which it may be only where it knows of no cancel.
    private void Leave()
    {
        if (IsOver is not false)
        {
            return;
        }

        IsAbandoned = true;

        World.Note("leaves it to itself", Actor.Id);
        foreach (var frame in Frames)
        {
            frame.Loosen();
        }

        if (World.Reach == Reach.Endless || IsLeftByFailure || Patience is Patience.Ours or Patience.Unknown)
        {
            return;
        }

        World.Require(Patience != Patience.Long, $"P{Actor.Id} was not let wait for the end of what gives its result once");
        World.Require(Telling == Telling.NotTold, $"P{Actor.Id} was not let wait for the end of what had the token");
    }

    // What knows of no cancel is not waited for.
    private void CheckWait()
    {
        if (Patience != Patience.Ours && !(Patience == Patience.None && isCertainlyNotTold && Frames.Count == 0))
        {
            return;
        }

        World.Require(
            !(begun.HasBeenCancelled && Actor.FirstCancelAfter(begun.Sequence) < World.Now),
            $"P{Actor.Id} was cancelled while it awaited something of .NET that knew nothing of it, and waited on"
        );
        foreach (var deadline in open)
        {
            World.Require(
                !(begun.At < deadline.Due && deadline.Due < World.Now),
                $"P{Actor.Id} had time until {deadline.Due.TotalSeconds} s and awaited something of .NET from {begun.At.TotalSeconds} s on"
            );
        }
    }

    // A result that came all the same is given, and the cancel is still to come.
    private void CheckKept()
    {
        var isToCome = Place.HasCancelToCome;
        World.Require(
            !begun.HasBeenCancelled || isToCome,
            $"P{Actor.Id} was cancelled while it awaited something of .NET, heard nothing of that, and is not to hear of it"
        );
        foreach (var deadline in open)
        {
            World.Require(
                !deadline.IsOver || deadline.IsDelivered || isToCome,
                $"the time of P{Actor.Id} was up at {deadline.Due.TotalSeconds} s while it awaited something of .NET, and it is not to hear of that"
            );
        }
    }
}
