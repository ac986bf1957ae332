namespace Meanwhile.Interleavings;

using Block = IReadOnlyList<Statement>;

// Statements with others inside.
internal sealed partial class Interpreter
{
    private async Coroutine DoWithParts(Statement statement, Place place)
    {
        var parts = statement.Parts;
        switch (statement.Verb)
        {
            case Verb.Call:
                await Call(parts[0], place);
                break;
            case Verb.Twice:
                await Twice(parts[0], place);
                break;
            case Verb.Spawn:
                Spawn(statement, place);
                break;
            case Verb.Group:
                await Group(statement, place);
                break;
            case Verb.CancelGroup:
                CancelGroup(place);
                break;
            case Verb.Start:
                await Start(statement, place);
                break;
            case Verb.Timeout or Verb.MoveOn or Verb.WaitFor:
                await DoInTime(statement, place);
                break;
            case Verb.Shield or Verb.Gather or Verb.Outcomes or Verb.Map:
                await DoTogether(statement, place);
                break;
            case Verb.MapStream:
                await Stream(statement, place);
                break;
            case Verb.Try:
                await Try(statement, place);
                break;
            case Verb.Finally:
                await Finally(statement, place);
                break;
            case Verb.Foreign or Verb.ForeignBoth:
                await Foreign(parts, place);
                break;
            default:
                throw new InvalidOperationException($"{statement.Verb} is no statement that runs.");
        }
    }

    private async Coroutine Call(Block part, Place place)
    {
        var code = world.NewCode();
        var got = await Valued(code, part, place);
        world.Require(got == code, $"P{place.Actor.Id} got {got} of a call that gives {code}");
    }

    private async Coroutine Twice(Block part, Place place)
    {
        var first = world.NewCode();
        var second = world.NewCode();
        var stale = Valued(first, part, place);
        var got = await stale;
        world.Require(got == first, $"P{place.Actor.Id} got {got} of a call that gives {first}");
        var fresh = Valued(second, [], place);
        try
        {
            var again = await stale;
            world.Violate($"P{place.Actor.Id} awaited a coroutine twice and got {again}");
        }
        catch (InvalidOperationException refused)
        {
            world.Note("was refused", place.Actor.Id, refused.Message.Length);
        }

        got = await fresh;
        world.Require(got == second, $"P{place.Actor.Id} got {got} of a call that gives {second}");
    }

    private void Spawn(Statement statement, Place place)
    {
        var eager = statement.Amount == 1;
        if (statement.Which % 2 == 0 || place.Group is not { } group)
        {
            Spawn(statement.Parts[0], place.Actor, eager);
            return;
        }

        try
        {
            Spawn(statement.Parts[0], place.Actor, eager, group);
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("takes no more tasks", StringComparison.Ordinal))
        {
            world.Note("was refused by its group", place.Actor.Id);
            group.Remove(world.Actors[^1]);
            world.Actors.RemoveAt(world.Actors.Count - 1);
        }
    }

    private async Coroutine Finally(Statement statement, Place place)
    {
        var inner = new CleanUp(world, place.CleanUp);
        Exception? onItsWay = null;
        try
        {
            await Run(statement.Parts[0], place with { CleanUp = inner });
        }
        catch (Exception failure) when (Sees(failure))
        {
            throw;
        }
        finally
        {
            inner.Begins(place.Actor);
            await Run(statement.Parts[1], onItsWay is null ? place : place.CleansUpAfter(onItsWay));
        }

        bool Sees(Exception failure)
        {
            onItsWay = failure;
            return false;
        }
    }

    private async Coroutine Try(Statement statement, Place place)
    {
        var inner = new CleanUp(world, place.CleanUp);
        try
        {
            await Run(statement.Parts[0], place with { CleanUp = inner });
        }
        catch (Exception failure) when (Expected.IsOfProgram(failure))
        {
            world.Note("catches", place.Actor.Id, failure.GetType().Name.Length);
            inner.Begins(place.Actor);
            place.Actor.Delivered += failure is OperationCanceledException && !place.IsLoose ? 1 : 0;
            await Run(statement.Parts[1], place.CleansUpAfter(failure));
            if (statement.Which % 2 == 1)
            {
                throw;
            }
        }
    }
}
