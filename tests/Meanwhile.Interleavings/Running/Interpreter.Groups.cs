namespace Meanwhile.Interleavings;

// Statements about task groups.
internal sealed partial class Interpreter
{
    private async Coroutine Group(Statement statement, Place place)
    {
        var watch = new GroupWatch(world, place.Actor, statement.Which % 4, place.Group) { Frame = place.Frame };
        world.Groups.Add(watch);
        try
        {
            await TaskGroup.Run(
                async group =>
                {
                    watch.Group = group;
                    try
                    {
                        await Run(statement.Parts[0], place with { Group = watch });
                    }
                    catch (Exception failure)
                    {
                        watch.BodyFailure = failure;
                        throw;
                    }
                    finally
                    {
                        watch.HasCancelToCome = false;
                    }
                },
                watch.Limit
            );
        }
        catch (Exception failure)
        {
            place.Actor.Delivered += failure is CancelledException && !place.IsLoose ? 1 : 0;
            watch.Check(failure);
            throw;
        }

        watch.Check(null);
    }

    private void CancelGroup(Place place)
    {
        if (place.Group is { IsOver: false } group)
        {
            world.Note("cancels its group", place.Actor.Id);
            group.Cancel(place.Actor);
        }
    }

    private async Coroutine Start(Statement statement, Place place)
    {
        if (place.Group is not { } group)
        {
            await Group(new Statement(Verb.Group, statement.Which, 0, [statement]), place);
            return;
        }

        Actor? actor = null;
        var inherited = world.Local;
        try
        {
            var got = await place.Pass(group.Group.Start<int>(Child, $"P{world.Actors.Count}"));
            world.Note("started a task", place.Actor.Id, actor!.Id);
            world.Require(actor.IsReady && got == actor.Code, $"P{place.Actor.Id} started P{actor.Id}, which is not ready, and got {got}");
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("takes no more tasks", StringComparison.Ordinal))
        {
            world.Note("was refused by its group", place.Actor.Id);
            group.Remove(actor!);
            world.Actors.Remove(actor!);
        }
        catch (InvalidOperationException early) when (early.Message.Contains("before it called Ready", StringComparison.Ordinal))
        {
            world.Note("started one that was never ready", place.Actor.Id, actor!.Id);
            world.Require(actor is { IsReady: false, Task.IsDone: true }, $"P{place.Actor.Id} was told that P{actor.Id} ended before it was ready");
        }
        catch (CancelledException) when (actor is not null)
        {
            world.Require(
                actor.Find() is not { IsDone: false } left || left.OwnCancelRequests > 0 || actor.HasUncancelled,
                $"P{place.Actor.Id} was cancelled while it started P{actor.Id}, which knows nothing of it"
            );
            throw;
        }
        finally
        {
            place.Actor.Awaited.Remove(actor!);
            world.Starting.Remove(actor!);
        }

        Coroutine Child(ReadySignal<int> signal)
        {
            actor = new Actor(world, place.Actor, world.NewCode()) { IsNamed = true };
            world.Actors.Add(actor);
            group.Add(actor);
            place.Actor.Awaited.Add(actor);
            world.Starting.Add(actor);
            return Started(statement, actor, group, inherited, signal);
        }
    }

    private async Coroutine Started(Statement statement, Actor actor, GroupWatch group, int inherited, ReadySignal<int> signal)
    {
        actor.Begin(group);
        world.Require(world.Local == inherited, $"P{actor.Id} begins in the context of another: {world.Local} instead of {inherited}");
        try
        {
            var place = actor.Place(group);
            await Run(statement.Parts[0], place);
            if (statement.Amount > 1)
            {
                world.Note("is ready", actor.Id);
                actor.IsReady = true;
                signal.Ready(actor.Code);
            }

            await Run(statement.Parts[1], place);
        }
        finally
        {
            actor.End(group);
        }
    }
}
