namespace Meanwhile.Interleavings;

/// <summary>A lock: one holder at a time, first come, first served, and never free while somebody waits.</summary>
internal sealed class WatchedLock(World world, AsyncLock gate, bool isOfCondition = false)
{
    private readonly List<Ticket> line = [];
    private Actor? holder;

    internal AsyncLock Gate => gate;

    internal bool IsHeld => holder is not null;

    internal async Coroutine<AsyncLock.Holder> Acquire(Place place)
    {
        var ticket = new Ticket(world.Sequence);
        line.Add(ticket);
        AsyncLock.Holder taken;
        try
        {
            taken = await place.Wait(gate.Acquire());
        }
        catch (CancelledException)
        {
            line.Remove(ticket);
            throw;
        }

        world.Require(!ticket.IsPassedOver, $"P{place.Actor.Id} waited for a lock, and one who came later got it first");
        Ticket.PassOver(line, ticket);
        line.Remove(ticket);
        Took(place.Actor);
        return taken;
    }

    internal void Took(Actor actor)
    {
        world.Note("has a lock", actor.Id);
        world.Require(holder is null, $"a lock has two holders: P{actor.Id} and P{holder?.Id}");
        world.Require(gate.IsLocked, "a lock that is held says that it is free");
        holder = actor;
    }

    internal void Left(Actor actor)
    {
        world.Note("leaves a lock", actor.Id);
        world.Require(holder == actor, $"P{actor.Id} leaves a lock that P{holder?.Id} holds");
        holder = null;
    }

    /// <summary>Gives the lock back; the second time must be without effect.</summary>
    internal void Release(Actor actor, AsyncLock.Holder taken)
    {
        Left(actor);
        taken.Dispose();
        taken.Dispose();
    }

    internal void CheckIdle()
    {
        world.Require(gate.IsLocked == IsHeld, $"a lock says {gate.IsLocked}, and its holder is {holder?.Id}");
        world.Require(gate.IsLocked || gate.WaitingCount == 0, "a lock is free and somebody waits for it");
        world.Require(isOfCondition || gate.WaitingCount == line.Count, $"a lock counts {gate.WaitingCount} that wait, and there are {line.Count}");
    }
}
