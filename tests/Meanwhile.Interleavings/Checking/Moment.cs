namespace Meanwhile.Interleavings;

/// <summary>What holds of a task when it begins to wait: it goes on as the same task, in its own context.</summary>
internal sealed class Moment
{
    private readonly World world;
    private readonly Actor actor;
    private readonly int local;

    internal Moment(Place place)
    {
        Place = place;
        world = place.World;
        actor = place.Actor;
        local = world.Local;
        At = world.Now;
        Sequence = world.Next();
        OwnRequests = actor.Task!.OwnCancelRequests;
        Delivered = actor.Delivered;
        HadCancelToCome = place.HasCancelToCome;
        MustThrow = place.MustThrow;
        IsHeld = world.Loop.Strand!.HeldRequest is not null;
        Stretch = world.Loop.Segment;
    }

    internal Place Place { get; }

    internal TimeSpan At { get; }

    internal long Sequence { get; }

    internal int OwnRequests { get; }

    /// <summary>How many cancels the task had heard of.</summary>
    internal int Delivered { get; }

    internal bool HadCancelToCome { get; }

    /// <summary>Whether a cancel was to meet the next suspension.</summary>
    internal bool MustThrow { get; }

    /// <summary>Whether a cancel was to come after the clean-up of a failure.</summary>
    internal bool IsHeld { get; }

    /// <summary>The stretch of the loop's work in which the wait began.</summary>
    internal long Stretch { get; }

    /// <summary>Whether the wait has suspended.</summary>
    internal bool HasSuspended => world.Loop.Segment != Stretch;

    /// <summary>Whether the task as a whole has been cancelled since.</summary>
    internal bool HasBeenCancelled => actor.Task!.OwnCancelRequests > OwnRequests;

    /// <summary>The wait is over.</summary>
    internal void CheckPlace()
    {
        world.Require(ReferenceEquals(LoopTask.Current, actor.Task), $"P{actor.Id} goes on as {LoopTask.Current}");
        world.Require(world.Local == local, $"P{actor.Id} goes on in the context of another: {world.Local} instead of {local}");
        foreach (var deadline in Place.Deadlines)
        {
            world.Require(
                deadline.Scope is null || deadline.IsOver || deadline.IsLeft || world.Now <= deadline.Due,
                $"a deadline of P{actor.Id} at {deadline.Due.TotalSeconds} s has passed without effect"
            );
        }
    }
}
