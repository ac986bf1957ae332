namespace Meanwhile.Interleavings;

// Statements that make several tasks, or give a part its time.
internal sealed partial class Interpreter
{
    private async Coroutine DoTogether(Statement statement, Place place)
    {
        switch (statement.Verb)
        {
            case Verb.Shield:
                await Shielded(statement, place);
                break;
            case Verb.Map:
                await Mapped(statement, place);
                break;
            default:
                await Gathered(statement, place);
                break;
        }
    }

    private async Coroutine Shielded(Statement statement, Place place)
    {
        var inner = Spawn(statement.Parts[0], place.Actor, isShielded: true);
        var got = await place.Pass(Of(Async.Shield((LoopTask<int>)inner.Task!)));
        world.Require(got == inner.Code, $"P{place.Actor.Id} got {got} through a shield before {inner.Code}");
    }

    private async Coroutine Gathered(Statement statement, Place place)
    {
        Actor[] actors = [.. statement.Parts.Select(part => Spawn(part, place.Actor))];
        var tasks = Array.ConvertAll(actors, static actor => (LoopTask<int>)actor.Task!);
        var codes = Array.ConvertAll(actors, static actor => actor.Code);
        if (statement.Verb == Verb.Gather)
        {
            var got = await place.Pass(Of(Async.Gather(tasks)));
            world.Require(got.SequenceEqual(codes), $"P{place.Actor.Id} gathered {string.Join(',', got)} instead of {string.Join(',', codes)}");
            return;
        }

        var outcomes = await place.Pass(Of(GatherOutcomes(tasks)));
        for (var i = 0; i < tasks.Length; i++)
        {
            var isRight = outcomes[i].IsSuccess ? outcomes[i].Value == codes[i] : outcomes[i].IsCancelled ? tasks[i].IsCancelled : outcomes[i].Exception == tasks[i].Failure;
            world.Require(isRight, $"P{place.Actor.Id} gathered {outcomes[i]} from {tasks[i]}");
        }
    }

    private async Coroutine Mapped(Statement statement, Place place)
    {
        var most = 1 + (statement.Which % 2);
        var running = 0;
        var got = await place.Pass(
            Async.Map(
                statement.Parts,
                async part =>
                {
                    world.Require(++running <= most, $"{running} calls of a map with a limit of {most} run");
                    try
                    {
                        return await Called(part);
                    }
                    finally
                    {
                        running--;
                    }
                },
                most
            )
        );
        world.Require(got.SequenceEqual(statement.Parts.Select(static part => part.Count)), $"P{place.Actor.Id} mapped to {string.Join(',', got)}");

        // Its tasks are the map's own: what they do needs no task of the program.
        async Coroutine<int> Called(IReadOnlyList<Statement> part)
        {
            foreach (var statement in part.Take(2))
            {
                await Sleep(statement.Amount.Seconds);
            }

            return part.Count;
        }
    }

    private async Coroutine DoInTime(Statement statement, Place place)
    {
        var deadline = new Deadline(world, place.Actor, place.Deadline, world.Now + statement.Amount.Seconds) { IsLoose = place.IsLoose };
        try
        {
            await InTime(statement, place with { Deadline = deadline }, deadline);
        }
        catch (TimeoutException timedOut) when (timedOut != deadline.BodyFailure)
        {
            deadline.TimedOut();
            world.Require(statement.Verb != Verb.MoveOn, "MoveOnAfter throws that the time is up");
            if (statement.Which % 2 == 1)
            {
                throw;
            }
        }
        catch (Exception failure) when (failure is not CancelledException)
        {
            world.Require(failure == deadline.BodyFailure, $"a part of P{place.Actor.Id} failed with {deadline.BodyFailure}, and its timeout with {failure}");
            throw;
        }
        finally
        {
            deadline.IsLeft = true;
        }
    }

    private async Coroutine InTime(Statement statement, Place place, Deadline deadline)
    {
        if (statement.Verb == Verb.MoveOn)
        {
            // One whose cancel was swallowed has ended by itself, and says so.
            if (!await MoveOnAfter(statement.Amount.Seconds, scope => Body(scope)))
            {
                deadline.TimedOut();
            }

            return;
        }

        if (statement.Verb == Verb.Timeout)
        {
            await WithTimeout(statement.Amount.Seconds, scope => Body(scope));
        }
        else if (statement.Amount > 0)
        {
            var code = world.NewCode();
            var got = await Async.WaitFor(Coded(code), statement.Amount.Seconds);
            world.Require(got == code, $"P{place.Actor.Id} waited for {code} and got {got}");
        }

        deadline.Returned();

        async Coroutine<int> Coded(int code)
        {
            await Body(null);
            return code;
        }

        async Coroutine Body(TimeoutScope? scope)
        {
            deadline.Scope = scope;
            try
            {
                await Run(statement.Parts[0], place);
            }
            catch (Exception failure)
            {
                deadline.BodyFailure = failure;
                throw;
            }
        }
    }
}
