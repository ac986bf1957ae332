namespace Meanwhile.Interleavings;

using Block = IReadOnlyList<Statement>;

/// <summary>Runs the statements of a program on the loop.</summary>
internal sealed partial class Interpreter(World world)
{
    private readonly Shared shared = world.Shared;

    /// <summary>Makes a task of a block.</summary>
    internal Actor Spawn(Block block, Actor? maker, bool eager = false, GroupWatch? group = null, bool isShielded = false)
    {
        var actor = new Actor(world, maker, world.NewCode()) { IsShielded = isShielded };
        world.Actors.Add(actor);
        group?.Add(actor);
        var root = Root(actor, block, group, world.Local);
        actor.Task = group is null ? CreateTask(root, eager: eager) : group.Group.CreateTask(root, eager: eager);
        return actor;
    }

    private async Coroutine<int> Root(Actor actor, Block block, GroupWatch? group, int inherited)
    {
        actor.Begin(group);
        world.Require(world.Local == inherited, $"P{actor.Id} begins in the context of another: {world.Local} instead of {inherited}");
        try
        {
            await Run(block, actor.Place(group));
        }
        finally
        {
            actor.End(group);
        }

        return actor.Code;
    }

    /// <summary>A block as a coroutine with a value of its own.</summary>
    private async Coroutine<int> Valued(int code, Block block, Place place)
    {
        await Run(block, place);
        return code;
    }

    private async Coroutine Run(Block block, Place place)
    {
        // Some run in the context that they find; the others change it before each statement, or after each, when they have suspended.
        var mine = world.Local;
        var changes = (Change)Math.Min(world.Choose(4), 2);
        foreach (var statement in block)
        {
            if (changes == Change.Before)
            {
                world.Local = mine = world.NewCode();
            }

            await Do(statement, place);
            world.Require(world.Local == mine, $"P{place.Actor.Id} is in the context of another: {world.Local} instead of {mine}");
            if (changes == Change.After)
            {
                world.Local = mine = world.NewCode();
            }
        }
    }

    private enum Change
    {
        None,
        After,
        Before,
    }

    private async Coroutine Do(Statement statement, Place place)
    {
        var (which, amount, actor) = (statement.Which, statement.Amount, place.Actor);
        switch (statement.Verb)
        {
            case Verb.Pause:
                await Pause(place, amount);
                break;
            case Verb.Turn:
                await Turn(place);
                break;
            case Verb.Fail:
                throw new ProgramException(world.NewCode());
            case Verb.CancelSelf:
                actor.Cancel("by itself");
                break;
            case Verb.Waver:
                actor.Cancel("by itself");
                actor.Uncancel();
                break;
            case Verb.Uncancel:
                actor.Uncancel();
                break;
            case Verb.AskToken:
                actor.AsksForTokens = true;
                break;
            case Verb.Reschedule:
                place.Deadline?.Move(world.Now + amount.Seconds);
                break;
            case Verb.CallSoon:
                world.Calls.Soon(actor, threadsafe: which % 2 == 1);
                break;
            case Verb.CallLater:
                world.Calls.Later(actor, amount);
                break;
            case Verb.CancelCall:
                world.Calls.Cancel(which);
                break;
            case Verb.Quit:
                world.Quit();
                break;
            case Verb.Await or Verb.Join or Verb.AsCompleted or Verb.Cancel or Verb.CancelAndWait or Verb.WhenDone:
                await DoWithTask(statement, place);
                break;
            case >= Verb.Lock and <= Verb.AwaitFuture:
                await DoWithShared(statement, place);
                break;
            case >= Verb.Delay and <= Verb.Never:
                await DoForeign(statement, place);
                break;
            default:
                await DoWithParts(statement, place);
                break;
        }
    }

    private async Coroutine Pause(Place place, int seconds)
    {
        var due = world.Now + seconds.Seconds;
        place.AskForToken();
        var (mustThrow, groupMustThrow) = (place.MustThrow, place.HasGroupCancelToCome);
        await place.Wait(Sleep(seconds.Seconds));
        world.Note("slept", place.Actor.Id, seconds);
        world.Require(world.Now == due, $"P{place.Actor.Id} slept until {world.Now.TotalSeconds} s instead of {due.TotalSeconds} s");
        CheckThrown(place, mustThrow, groupMustThrow);
    }

    private async Coroutine Turn(Place place)
    {
        var now = world.Now;
        place.AskForToken();
        var (mustThrow, groupMustThrow) = (place.MustThrow, place.HasGroupCancelToCome);
        await place.Wait(Yield());
        world.Note("had a turn", place.Actor.Id);
        world.Require(world.Now == now, $"P{place.Actor.Id} gave others a turn from {now.TotalSeconds} s to {world.Now.TotalSeconds} s");
        CheckThrown(place, mustThrow, groupMustThrow);
    }

    private void CheckThrown(Place place, bool mustThrow, bool groupMustThrow)
    {
        if (!place.IsLoose)
        {
            world.Require(!mustThrow || place.Actor.HasUncancelled, $"P{place.Actor.Id} suspended with a cancel to come, and went on without it");
            world.Require(!groupMustThrow, $"P{place.Actor.Id} suspended with a cancel of its group to come, and went on without it");
        }
    }

    private static async Coroutine<T> Of<T>(LoopTask<T> task) => await task;

    private static async Coroutine<T> Of<T>(Future<T> future) => await future;

    private static async Coroutine<int> Of(LoopTask task, int code)
    {
        await task;
        return code;
    }
}
