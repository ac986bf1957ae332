namespace Meanwhile.Interleavings;

// Statements about other tasks.
internal sealed partial class Interpreter
{
    private async Coroutine DoWithTask(Statement statement, Place place)
    {
        if (Others(place.Actor, forAwait: statement.Verb is not (Verb.Cancel or Verb.Join or Verb.AsCompleted or Verb.WhenDone)) is not { Length: > 0 } others)
        {
            return;
        }

        var other = others[statement.Which % others.Length];
        switch (statement.Verb)
        {
            case Verb.Await:
                await Await(place, other);
                break;
            case Verb.Cancel:
                other.Cancel($"by P{place.Actor.Id}");
                break;
            case Verb.CancelAndWait:
                await CancelAndWait(place, other);
                break;
            case Verb.WhenDone:
                world.Calls.WhenDone(place.Actor, other.Task!);
                break;
            case Verb.AsCompleted:
                await TakeCompleted(statement, place, others);
                break;
            default:
                await Join(place, others, statement);
                break;
        }
    }

    // Tasks that wait for each other by way of a group no cancel ends, as in CPython; and what a shield guards only the shield awaits.
    private Actor[] Others(Actor self, bool forAwait) =>
        [.. world.Actors.Where(other => other != self && other.Task is not null && !(forAwait && (other.IsShielded || other.HangsOn(self))))];

    private async Coroutine Await(Place place, Actor other)
    {
        var task = other.Task!;
        place.Actor.Awaited.Add(other);
        try
        {
            var value = await place.Pass(task is LoopTask<int> valued ? Of(valued) : Of(task, other.Code));
            world.Note("got a result", place.Actor.Id, value);
            world.Require(value == other.Code, $"P{place.Actor.Id} awaited P{other.Id} and got {value} instead of {other.Code}");
        }
        catch (Exception failure) when (failure is not CancelledException)
        {
            world.Note("got a failure", place.Actor.Id, other.Id);
            world.Require(task.IsDone && task.Failure == failure, $"P{place.Actor.Id} awaited P{other.Id} and got {failure}");
            throw;
        }
        finally
        {
            place.Actor.Awaited.Remove(other);
        }
    }

    private async Coroutine CancelAndWait(Place place, Actor other)
    {
        var wasDone = other.Task!.IsDone;
        var before = other.Task.OwnCancelRequests;
        var waiting = other.Task.CancelAndWait("and wait");
        place.Actor.Awaited.Add(other);
        try
        {
            await place.Wait(waiting);
        }
        catch (Exception failure) when (failure is not CancelledException)
        {
            world.Require(other.Task.Failure == failure, $"P{place.Actor.Id} waited for the end of P{other.Id} and got {failure}");
            throw;
        }
        finally
        {
            place.Actor.Awaited.Remove(other);
        }

        world.Note("saw the end", place.Actor.Id, other.Id);
        world.Require(other.Task.IsDone, $"P{place.Actor.Id} waited for the end of P{other.Id}, which has not ended");
        world.Require(wasDone || other.Task.OwnCancelRequests > before || other.HasUncancelled, $"P{other.Id} was never asked to end");
    }

    private async Coroutine Join(Place place, Actor[] others, Statement statement)
    {
        LoopTask[] tasks = [.. others.Skip(statement.Which % others.Length).Take(3).Select(static other => other.Task!)];
        TimeSpan? timeout = statement.Amount == 0 ? null : statement.Amount.Seconds;
        var until = (WaitUntil)(statement.Which % 3);
        var started = world.Now;
        var (done, pending) = await place.Wait(Async.Wait(tasks, timeout, until));
        world.Note("joined tasks", place.Actor.Id, done.Count);
        world.Require(done.Count + pending.Count == tasks.Length, $"{done.Count} and {pending.Count} of {tasks.Length} tasks");
        world.Require(done.All(static task => task.IsDone), "a task that is not done counts as done");
        if (timeout is { } most && world.Now >= started + most)
        {
            world.Require(world.Now == started + most, $"P{place.Actor.Id} waited for {world.Now - started} instead of {most}");
            return;
        }

        var enough = until switch
        {
            WaitUntil.All => pending.Count == 0,
            WaitUntil.First => done.Count > 0,
            _ => pending.Count == 0 || done.Any(static task => task.Failure is not null),
        };
        world.Require(enough, $"P{place.Actor.Id} waited until {until}, and {done.Count} of {tasks.Length} are done");
    }
}
