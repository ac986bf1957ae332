namespace Meanwhile.Interleavings;

/// <summary>An event: whoever waits goes on when it is set, also if it is cleared at once, and not before.</summary>
internal sealed class WatchedEvent(World world)
{
    private readonly AsyncEvent flag = new();
    private readonly List<Ticket> line = [];
    private long lastSet = -1;

    internal async Coroutine Wait(Place place)
    {
        var ticket = new Ticket(world.Next());
        line.Add(ticket);
        var wasSet = flag.IsSet;
        try
        {
            await place.Wait(flag.Wait());
        }
        finally
        {
            line.Remove(ticket);
        }

        world.Note("saw an event", place.Actor.Id);
        world.Require(wasSet || lastSet > ticket.Asked, $"P{place.Actor.Id} waited for an event, and nobody has set it");
    }

    internal void Set(Actor actor)
    {
        world.Note("sets", actor.Id);
        lastSet = world.Next();
        line.ForEach(static ticket => ticket.IsCalled = true);
        flag.Set();
    }

    internal void Clear(Actor actor)
    {
        world.Note("clears", actor.Id);
        flag.Clear();
    }

    internal void CheckIdle()
    {
        world.Require(!line.Exists(static ticket => ticket.IsCalled), "an event was set, and somebody waits for it still");
        world.Require(flag.WaitingCount == line.Count, $"an event counts {flag.WaitingCount} that wait, and there are {line.Count}");
    }
}
