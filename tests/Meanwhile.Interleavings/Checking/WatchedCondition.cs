namespace Meanwhile.Interleavings;

/// <summary>A condition: no more go on than were notified, none of those is forgotten, and each has the lock again.</summary>
internal sealed class WatchedCondition
{
    private readonly World world;
    private readonly AsyncCondition condition;
    private readonly WatchedLock gate;
    private readonly List<Ticket> line = [];
    private bool anyCancelled;
    private bool isOutOfTurn;
    private int allowed;
    private int gone;

    internal WatchedCondition(World world)
    {
        this.world = world;
        gate = new WatchedLock(world, new AsyncLock("of a condition"), isOfCondition: true);
        condition = new AsyncCondition(gate.Gate);
    }

    internal async Coroutine Wait(Place place)
    {
        var taken = await gate.Acquire(place);
        try
        {
            await WaitForNotice(place);
        }
        finally
        {
            gate.Release(place.Actor, taken);
        }
    }

    internal async Coroutine Notify(Place place, int count)
    {
        var taken = await gate.Acquire(place);
        try
        {
            world.Note("notifies", place.Actor.Id, count);
            allowed += Math.Min(count, line.Count);
            foreach (var called in line.Where(static ticket => !ticket.IsCalled).Take(count))
            {
                called.IsCalled = true;
            }

            condition.Notify(count);

            // Those who were notified wait for the lock.
            await place.Wait(Yield());
        }
        finally
        {
            gate.Release(place.Actor, taken);
        }
    }

    internal void CheckIdle()
    {
        gate.CheckIdle();

        // One that was passed over may have been cancelled, and is known to be only when it has heard of that.
        world.Require(anyCancelled || !isOutOfTurn, "somebody went on before one who was notified");
        world.Require(
            gate.IsHeld || !line.Exists(static ticket => ticket.IsCalled),
            "somebody was notified, the lock is free, and it waits still"
        );
    }

    private async Coroutine WaitForNotice(Place place)
    {
        var ticket = new Ticket(world.Next());
        line.Add(ticket);
        gate.Left(place.Actor);
        try
        {
            await place.Wait(condition.Wait());
            world.Note("was notified", place.Actor.Id);
            world.Require(++gone <= allowed, $"{gone} went on and {allowed} were notified");
            isOutOfTurn |= !ticket.IsCalled;
        }
        catch (CancelledException)
        {
            // It may have been notified just then, and tells another one instead.
            anyCancelled = true;
            allowed++;
            if (line.Find(each => each != ticket && !each.IsCalled) is { } next)
            {
                next.IsCalled = true;
            }

            throw;
        }
        finally
        {
            line.Remove(ticket);
            gate.Took(place.Actor);
        }
    }
}
