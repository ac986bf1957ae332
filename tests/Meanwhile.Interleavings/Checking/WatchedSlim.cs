namespace Meanwhile.Interleavings;

/// <summary>A semaphore of .NET: each permit is free, held, or lost by somebody who was abandoned and had not taken the token.</summary>
internal sealed class WatchedSlim(World world, int permits)
{
    private readonly SemaphoreSlim slim = new(permits);
    private readonly List<(Task Waits, bool IsSafe)> left = [];
    private TimeSpan? lastReleased;
    private int all = permits;
    private int held;

    /// <returns>Whether a permit is held: somebody who hears of no failure may go on without.</returns>
    internal async Coroutine<bool> Enter(Place place, Manner manner)
    {
        var began = world.Now;
        var wasFree = slim.CurrentCount > 0;
        var waits = slim.WaitAsync(place.Tell(manner.Telling));
        try
        {
            await place.Await(new ForeignWatch { Telling = manner.Telling, Form = manner.Form, Patience = manner.Form.Patience, Task = waits }, Awaits.Of(world, waits, manner.Form));
        }
        finally
        {
            // Held until it is known that it was told of.
            left.Add((waits, manner.Telling == Telling.Told && manner.Form.Patience == Patience.None && manner.Form != Form.Gathered));
            world.Works.Add(waits);
        }

        if (!waits.IsCompletedSuccessfully)
        {
            return false;
        }

        left.RemoveAt(left.FindLastIndex(each => each.Waits == waits));
        world.Note("has a permit", place.Actor.Id);
        world.Require(++held <= all, $"{held} hold a permit of {all}");
        world.Require(world.Now == began || lastReleased == world.Now, $"P{place.Actor.Id} has a permit that was given back at {lastReleased?.TotalSeconds} s");
        world.Require(!wasFree || world.Now == began, $"P{place.Actor.Id} waited for a permit although one was free");
        return true;
    }

    internal void Leave(Actor actor)
    {
        world.Note("gives a permit back", actor.Id);
        held--;
        lastReleased = world.Now;
        slim.Release();
    }

    /// <summary>More than any program needs.</summary>
    internal void Open()
    {
        const int Many = 1000;
        all += Many;
        lastReleased = world.Now;
        slim.Release(Many);
    }

    internal void CheckEnd()
    {
        Task[] lost = [.. left.Where(static each => each.Waits.IsCompletedSuccessfully).Select(static each => each.Waits)];
        world.Require(held == 0, $"{held} permits are held at the end");
        world.Require(
            slim.CurrentCount + lost.Length == all,
            $"{slim.CurrentCount} of {all} permits are free at the end, and {lost.Length} were lost"
        );
        world.Require(
            world.Reach == Reach.Endless || !left.Exists(each => each.IsSafe && lost.Contains(each.Waits)),
            "a permit was lost of somebody who had taken the token"
        );
    }
}
