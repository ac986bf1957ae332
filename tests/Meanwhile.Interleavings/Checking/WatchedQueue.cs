namespace Meanwhile.Interleavings;

/// <summary>A queue beside a list of what must be in it: nothing is lost, nothing doubled, and nobody waits without need.</summary>
internal sealed partial class WatchedQueue(World world, AsyncQueue<int> queue, Func<List<int>, int> next)
{
    private readonly List<int> items = [];
    private readonly List<Ticket> joining = [];
    private int unfinished;
    private long lastFinished;

    internal async Coroutine Put(Place place)
    {
        var code = world.NewCode();
        try
        {
            await place.Wait(queue.Put(code));
        }
        catch (QueueShutDownException)
        {
            world.Require(queue.IsShutDown, "nothing can be put into a queue that is open");
            return;
        }

        Added(code, place.Actor);
    }

    internal async Coroutine Get(Place place)
    {
        int got;
        try
        {
            got = await place.Wait(queue.Get());
        }
        catch (QueueShutDownException)
        {
            RefusedGet();
            return;
        }

        Taken(got, place.Actor);
    }

    internal void TryPut(Actor actor)
    {
        var code = world.NewCode();
        var wasFull = queue.MaxSize > 0 && items.Count >= queue.MaxSize;
        try
        {
            var put = queue.TryPut(code);
            world.Require(put != wasFull, $"TryPut gave {put} for a queue with {items.Count} of {queue.MaxSize}");
            if (put)
            {
                Added(code, actor);
            }
        }
        catch (QueueShutDownException)
        {
            world.Require(queue.IsShutDown, "nothing can be put into a queue that is open");
        }
    }

    internal void TryGet(Actor actor)
    {
        var wasEmpty = items.Count == 0;
        try
        {
            var got = queue.TryGet(out var code);
            world.Require(got != wasEmpty, $"TryGet gave {got} for a queue with {items.Count}");
            if (got)
            {
                Taken(code, actor);
            }
        }
        catch (QueueShutDownException)
        {
            RefusedGet();
        }
    }

    internal async Coroutine Iterate(Place place, int most)
    {
        var iterator = queue.GetAsyncEnumerator();
        for (var left = most; left > 0; left--)
        {
            if (!await place.Wait(iterator.MoveNextAsync()))
            {
                RefusedGet();
                return;
            }

            Taken(iterator.Current, place.Actor);
        }
    }

    internal async Coroutine Join(Place place)
    {
        var ticket = new Ticket(world.Next());
        joining.Add(ticket);
        try
        {
            await place.Wait(queue.Join());
        }
        finally
        {
            joining.Remove(ticket);
        }

        world.Note("joined", place.Actor.Id);
        world.Require(unfinished == 0 || lastFinished > ticket.Asked, $"P{place.Actor.Id} joined a queue with {unfinished} unfinished");
    }

    internal void ShutDown(Actor actor, bool immediate)
    {
        world.Note("shuts down", actor.Id);
        queue.Shutdown(immediate);
        if (immediate)
        {
            Finished(Math.Min(items.Count, unfinished));
            items.Clear();
        }
    }

    internal void CheckIdle()
    {
        CheckCount();
        world.Require(queue.IsEmpty || queue.WaitingGetters == 0, $"{queue.WaitingGetters} wait for an item, and there are {queue.Count}");
        world.Require(queue.IsFull || queue.WaitingPutters == 0, $"{queue.WaitingPutters} wait for room, and there are {queue.Count} of {queue.MaxSize}");
        world.Require(!queue.IsShutDown || queue.WaitingGetters + queue.WaitingPutters == 0, "somebody waits at a queue that is shut down");
        world.Require(unfinished > 0 || joining.Count == 0, "all is done, and somebody waits for that");
    }
}
