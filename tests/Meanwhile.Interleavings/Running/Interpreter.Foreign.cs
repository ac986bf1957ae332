namespace Meanwhile.Interleavings;

// Statements about what is of .NET.
internal sealed partial class Interpreter
{
    private async Coroutine DoForeign(Statement statement, Place place)
    {
        var manner = Manner.Of(statement.Which);
        switch (statement.Verb)
        {
            case Verb.Delay:
                await Delay(statement.Amount, place, manner);
                break;
            case Verb.Hop:
                await Hop(statement.Amount, place, manner);
                break;
            case Verb.Tick:
                await Tick(statement.Amount, place, manner);
                break;
            case Verb.Slim:
                await Slim(statement.Parts[0], place, manner);
                break;
            case Verb.Method:
                await Method(statement, place, manner);
                break;
            case Verb.Iterator:
                await Iterate(statement, place, manner);
                break;
            case Verb.Using:
                await Use(statement, place, manner);
                break;
            case Verb.Several:
                await Together(statement, place, manner);
                break;
            case Verb.GiveAway:
                GiveAway(statement, place, manner);
                break;
            case Verb.AwaitGiven:
                await AwaitGiven(place, manner);
                break;
            case Verb.Never:
                await Never(place, manner);
                break;
            default:
                await DoWithSharedForeign(statement, place, manner);
                break;
        }
    }

    private async Coroutine DoWithSharedForeign(Statement statement, Place place, Manner manner)
    {
        var channel = world.Foreign.Channel(manner.Kind);
        switch (statement.Verb)
        {
            case Verb.SetSource:
                world.Foreign.Source(manner.Kind).Set(place.Actor, statement.Amount);
                break;
            case Verb.AwaitSource:
                await world.Foreign.Source(manner.Kind).Get(place, manner);
                break;
            case Verb.Ring:
                world.Foreign.Bells(manner.Kind).Ring(place.Actor, statement.Amount);
                break;
            case Verb.AwaitBell:
                await world.Foreign.Bells(manner.Kind).Hear(place, manner);
                break;
            case Verb.Send:
                await channel.Send(place, manner);
                break;
            case Verb.Receive:
                await channel.Receive(place, manner);
                break;
            case Verb.ReceiveAll:
                await channel.ReceiveAll(place, manner, statement.Amount);
                break;
            default:
                channel.Close(place.Actor);
                break;
        }
    }

    private async Coroutine Delay(int seconds, Place place, Manner manner)
    {
        var due = world.Now + seconds.Seconds;
        var delay = Task.Delay(seconds.Seconds, world.Clock, place.Tell(manner.Telling));
        await place.Await(WatchOf(delay, manner), Awaits.Of(world, delay, manner.Form));
        world.Note("was delayed", place.Actor.Id, seconds);
        world.Require(delay.IsCompletedSuccessfully || manner.Form.IsSilent, $"P{place.Actor.Id} awaited a delay that is {delay.Status}");
        world.Require(!delay.IsCompletedSuccessfully || world.Now == due, $"P{place.Actor.Id} was delayed until {world.Now.TotalSeconds} s instead of {due.TotalSeconds} s");
    }

    private async Coroutine Tick(int ticks, Place place, Manner manner)
    {
        var period = (1 + (manner.Kind % 3)).Seconds;
        using var timer = new PeriodicTimer(period, world.Clock);
        var due = world.Now;
        for (var left = ticks; left > 0; left--)
        {
            due += period;
            var tick = timer.WaitForNextTickAsync(place.Tell(manner.Telling));
            var watch = Awaits.WatchOf(ref tick, manner);
            await place.Await(watch, Ticked(tick, manner.Form));
            world.Note("took a tick", place.Actor.Id);
            world.Require(world.Now == due, $"P{place.Actor.Id} took a tick at {world.Now.TotalSeconds} s instead of {due.TotalSeconds} s");
        }
    }

    private async Coroutine Ticked(ValueTask<bool> tick, Form form)
    {
        var isTick = form switch
        {
            Form.OnContext => await tick.ConfigureAwait(true),
            Form.NotOnContext or Form.Nothing => await tick.ConfigureAwait(false),
            Form.AsCoroutine => await tick.AsCoroutine(),
            Form.AsTask or Form.AsValue or Form.AsValueNotOnContext or Form.Gathered => await tick.AsTask(),
            _ => await tick,
        };
        world.Require(isTick, "a timer that nobody has stopped ticks no more");
    }

    private async Coroutine Slim(IReadOnlyList<Statement> part, Place place, Manner manner)
    {
        var slim = world.Foreign.Slim(manner.Kind);
        if (!await slim.Enter(place, manner))
        {
            return;
        }

        try
        {
            await Run(part, place);
        }
        finally
        {
            slim.Leave(place.Actor);
        }
    }

    private static ForeignWatch WatchOf(Task task, Manner manner, params IReadOnlyList<Frame> frames) =>
        new()
        {
            Telling = manner.Telling,
            Form = manner.Form,
            Patience = manner.Form.Patience,
            Task = task,
            Frames = frames,
        };
}
