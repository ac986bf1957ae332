namespace Meanwhile.Interleavings;

// What must be in the queue.
internal sealed partial class WatchedQueue
{
    private void Added(int code, Actor actor)
    {
        world.Note("put", actor.Id, code);
        items.Add(code);
        unfinished++;
        world.Require(queue.MaxSize == 0 || items.Count <= queue.MaxSize, $"{items.Count} are in a queue for {queue.MaxSize}");
        CheckCount();
    }

    private void Taken(int got, Actor actor)
    {
        world.Note("got", actor.Id, got);
        if (items.Count == 0)
        {
            world.Violate($"P{actor.Id} got {got} out of a queue that is empty");
            return;
        }

        var place = next(items);
        world.Require(items[place] == got, $"P{actor.Id} got {got} out of a queue where {items[place]} is next");
        if (!items.Remove(got))
        {
            items.RemoveAt(place);
        }

        CheckCount();
        if (unfinished > 0)
        {
            queue.TaskDone();
            Finished(1);
        }
    }

    private void Finished(int count)
    {
        unfinished -= count;
        if (unfinished == 0)
        {
            lastFinished = world.Next();
        }
    }

    private void RefusedGet() => world.Require(queue.IsShutDown && items.Count == 0, $"nothing can be got from a queue with {items.Count} items");

    private void CheckCount() => world.Require(queue.Count == items.Count, $"{queue.Count} items are in a queue where {items.Count} should be");
}
