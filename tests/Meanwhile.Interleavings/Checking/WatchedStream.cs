namespace Meanwhile.Interleavings;

/// <summary>A map whose outcomes come as they are there: each once, in the order of the ends, and nothing runs after the iteration.</summary>
internal sealed class WatchedStream(World world, IReadOnlyList<IReadOnlyList<Statement>> parts, int limit)
{
    private readonly List<(int Item, Exception? Failure)> ended = [];
    private readonly HashSet<int> given = [];
    private int begun;
    private int running;

    /// <summary>How many items there are.</summary>
    internal int Count => 2 * parts.Count;

    internal IAsyncEnumerable<Outcome<int>> Outcomes() => MapStream(Enumerable.Range(0, Count), Work, limit);

    /// <summary>What must hold when nothing is ready and somebody waits: as many items are under way as there is room for.</summary>
    internal void CheckIdle() =>
        world.Require(begun == Count || begun - given.Count == limit, $"{begun - given.Count} items of a stream with a limit of {limit} are under way, and {Count - begun} wait");

    /// <summary>An outcome was given.</summary>
    internal void Took(Actor actor, Outcome<int> outcome)
    {
        var place = ended.FindIndex(end => outcome.IsSuccess ? end.Failure is null && end.Item == outcome.Value : end.Failure == outcome.Exception);
        world.Note("took an outcome", actor.Id, place);
        if (place < 0)
        {
            world.Violate($"P{actor.Id} got {outcome} out of a stream, and no item ended so");
            return;
        }

        world.Require(given.Add(ended[place].Item), $"P{actor.Id} got the outcome of item {ended[place].Item} twice");
        world.Require(place == given.Count - 1 || !world.IsInOrder, $"P{actor.Id} got outcome {place} of a stream as number {given.Count - 1}");
    }

    /// <summary>The iteration is over.</summary>
    internal void Left(Actor actor, bool isComplete)
    {
        world.Note("left a stream", actor.Id, given.Count);
        world.Require(running == 0, $"{running} items of a stream run that P{actor.Id} has left");
        world.Require(!isComplete || given.Count == Count, $"P{actor.Id} got {given.Count} outcomes of a stream of {Count}");
    }

    // Its tasks are the stream's own: what they do needs no task of the program.
    private async Coroutine<int> Work(int item)
    {
        running++;
        world.Require(++begun - given.Count <= limit, $"{begun - given.Count} items of a stream with a limit of {limit} are under way or wait to be taken");
        Exception? failure = null;
        try
        {
            foreach (var statement in parts[item % parts.Count].Take(2))
            {
                await Sleep(statement.Amount.Seconds);
                if (statement.Verb == Verb.Fail)
                {
                    throw new ProgramException(world.NewCode());
                }
            }

            return item;
        }
        catch (Exception failed)
        {
            failure = failed;
            throw;
        }
        finally
        {
            running--;
            ended.Add((item, failure));
        }
    }
}
