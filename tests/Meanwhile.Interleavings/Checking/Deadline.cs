namespace Meanwhile.Interleavings;

/// <summary>The time that a part of a program has.</summary>
internal sealed class Deadline(World world, Actor actor, Deadline? outer, TimeSpan due)
{
    private readonly int requestsBefore = actor.Task!.CancelRequests;

    // One that is to come meets the part as if it came while that runs.
    private readonly bool hadCancelToCome = world.Loop.Strand!.Request is not null;

    internal Deadline? Outer => outer;

    internal TimeSpan Due { get; private set; } = due;

    /// <summary>What the body got; null where it gets none.</summary>
    internal TimeoutScope? Scope { get; set; }

    internal bool IsOver => Scope is { Expired: true };

    /// <summary>Whether the part has ended.</summary>
    internal bool IsLeft { get; set; }

    /// <summary>Whether its cancel was thrown somewhere inside.</summary>
    internal bool IsDelivered { get; set; }

    /// <summary>Whether its cancel may have been thrown somewhere inside.</summary>
    internal bool MayBeDelivered { get; set; }

    /// <summary>By what the body ended.</summary>
    internal Exception? BodyFailure { get; set; }

    internal void Move(TimeSpan due)
    {
        if (!IsLeft && Scope is { Expired: false, Deadline: not null })
        {
            Due = due;
            Scope.Reschedule(due);
        }
    }

    /// <summary>Whether nobody waits for the part.</summary>
    internal bool IsLoose { get; init; }

    /// <summary>The part ended without a timeout.</summary>
    internal void Returned()
    {
        world.Require(
            IsLoose || !IsOver || !IsDelivered || actor.HasUncancelled || hadCancelToCome || actor.Task!.CancelRequests > requestsBefore,
            $"the deadline of P{actor.Id} at {Due.TotalSeconds} s ended its part and was kept secret"
        );
    }

    /// <summary>The part ended by a timeout that is its own.</summary>
    internal void TimedOut()
    {
        world.Note("timed out", actor.Id);
        world.Require(world.Now >= Due, $"P{actor.Id} timed out before its deadline at {Due.TotalSeconds} s");
        world.Require(Scope is null || IsOver, $"P{actor.Id} timed out, and its deadline at {Due.TotalSeconds} s says that it is not over");
    }
}
