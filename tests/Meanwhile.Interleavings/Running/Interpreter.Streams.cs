namespace Meanwhile.Interleavings;

// Statements that take things as they come.
internal sealed partial class Interpreter
{
    private async Coroutine Stream(Statement statement, Place place)
    {
        var stream = new WatchedStream(world, statement.Parts, 1 + (statement.Which % 3));
        var most = statement.Amount is 1 or 2 ? statement.Amount : int.MaxValue;
        var isComplete = false;
        try
        {
            var outcomes = stream.Outcomes().GetAsyncEnumerator();
            await using (outcomes)
            {
                for (var taken = 0; taken < most; taken++)
                {
                    world.Streams.Add(stream);
                    try
                    {
                        isComplete = !await place.Pass(Next(outcomes));
                    }
                    finally
                    {
                        world.Streams.Remove(stream);
                    }

                    if (isComplete)
                    {
                        break;
                    }

                    stream.Took(place.Actor, outcomes.Current);
                }
            }
        }
        finally
        {
            stream.Left(place.Actor, isComplete);
        }
    }

    private async Coroutine TakeCompleted(Statement statement, Place place, Actor[] others)
    {
        Actor[] actors = [.. others.Skip(statement.Which % others.Length).Take(3)];
        var left = Array.ConvertAll(actors, static actor => actor.Task!).ToHashSet();
        TimeSpan? timeout = statement.Amount == 0 ? null : statement.Amount.Seconds;
        var started = world.Now;
        var ended = TimeSpan.MinValue;
        var completed = AsCompleted(left.ToArray(), timeout).GetAsyncEnumerator();
        await using (completed)
        {
            try
            {
                while (await place.Pass(Next(completed)))
                {
                    var task = completed.Current;
                    world.Note("took one that ended", place.Actor.Id, left.Count);
                    world.Require(task.IsDone, $"P{place.Actor.Id} took {task} as completed");
                    world.Require(left.Remove(task), $"P{place.Actor.Id} took {task} that it did not ask for, or took before");
                    if (Array.Find(actors, actor => actor.Task == task)?.Ended is { } end && end >= started)
                    {
                        world.Require(end >= ended, $"P{place.Actor.Id} took one that ended at {end.TotalSeconds} s after one of {ended.TotalSeconds} s");
                        ended = end;
                    }
                }

                world.Require(left.Count == 0, $"P{place.Actor.Id} was not given {left.Count} of {actors.Length} tasks");
            }
            catch (TimeoutException)
            {
                world.Note("took no more in time", place.Actor.Id, left.Count);
                world.Require(world.Now == started + timeout, $"P{place.Actor.Id} waited for {world.Now - started} instead of {timeout}");
                world.Require(left.Count > 0, $"P{place.Actor.Id} has taken all, and the time is up all the same");
            }
        }
    }

    private static async Coroutine<bool> Next<T>(IAsyncEnumerator<T> items) => await items.MoveNextAsync();
}
