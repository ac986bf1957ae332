namespace Meanwhile.Interleavings;

/// <summary>A semaphore: never more inside than places, no place lost, and none free while somebody waits.</summary>
internal sealed class WatchedSemaphore(World world, int places)
{
    private readonly AsyncSemaphore semaphore = new(places, bounded: true);
    private readonly List<Ticket> line = [];
    private int inside;

    internal async Coroutine<AsyncSemaphore.Holder> Enter(Place place)
    {
        var ticket = new Ticket(world.Sequence);
        line.Add(ticket);
        AsyncSemaphore.Holder taken;
        try
        {
            taken = await place.Wait(semaphore.Acquire());
        }
        catch (CancelledException)
        {
            line.Remove(ticket);
            throw;
        }

        world.Note("enters", place.Actor.Id, places);
        world.Require(!ticket.IsPassedOver || !world.IsInOrder, $"P{place.Actor.Id} waited for a place, and one who came later got it first");
        Ticket.PassOver(line, ticket);
        line.Remove(ticket);
        world.Require(++inside <= places, $"{inside} are inside a semaphore with {places} places");
        return taken;
    }

    /// <summary>Gives the place back; the second time must be without effect.</summary>
    internal void Leave(Actor actor, AsyncSemaphore.Holder taken)
    {
        world.Note("leaves", actor.Id, places);
        inside--;
        taken.Dispose();
        taken.Dispose();
    }

    internal void CheckIdle()
    {
        world.Require(semaphore.CurrentCount == places - inside, $"{semaphore.CurrentCount} of {places} places are free with {inside} inside");
        world.Require(semaphore.CurrentCount == 0 || semaphore.WaitingCount == 0, "a place is free and somebody waits for it");
        world.Require(semaphore.WaitingCount == line.Count, $"a semaphore counts {semaphore.WaitingCount} that wait, and there are {line.Count}");
    }
}
