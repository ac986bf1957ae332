namespace Meanwhile.Interleavings;

// Statements about what tasks share.
internal sealed partial class Interpreter
{
    private async Coroutine DoWithShared(Statement statement, Place place)
    {
        var (which, amount, actor) = (statement.Which, statement.Amount, place.Actor);
        switch (statement.Verb)
        {
            case Verb.Lock:
                await Lock(statement, place);
                break;
            case Verb.Enter:
                await Enter(statement, place);
                break;
            case Verb.Set:
                shared.Event(which).Set(actor);
                break;
            case Verb.Clear:
                shared.Event(which).Clear(actor);
                break;
            case Verb.Pulse:
                shared.Event(which).Set(actor);
                shared.Event(which).Clear(actor);
                break;
            case Verb.WaitEvent:
                await shared.Event(which).Wait(place);
                break;
            case Verb.WaitNotice:
                await shared.Condition(which).Wait(place);
                break;
            case Verb.Notify:
                await shared.Condition(which).Notify(place, amount);
                break;
            case Verb.Meet:
                await shared.Barrier(which).Meet(place);
                break;
            case Verb.Abort:
                shared.Barrier(which).Abort(actor);
                break;
            case Verb.Reset:
                shared.Barrier(which).Reset(actor);
                break;
            case Verb.SetFuture:
                shared.Future(which).Set(actor);
                break;
            case Verb.AwaitFuture:
                await shared.Future(which).Get(place);
                break;
            default:
                await DoWithQueue(statement, place);
                break;
        }
    }

    private async Coroutine DoWithQueue(Statement statement, Place place)
    {
        var queue = shared.Queue(statement.Which);
        switch (statement.Verb)
        {
            case Verb.Put:
                await queue.Put(place);
                break;
            case Verb.Get:
                await queue.Get(place);
                break;
            case Verb.TryPut:
                queue.TryPut(place.Actor);
                break;
            case Verb.TryGet:
                queue.TryGet(place.Actor);
                break;
            case Verb.Iterate:
                await queue.Iterate(place, statement.Amount);
                break;
            case Verb.JoinQueue:
                await queue.Join(place);
                break;
            default:
                queue.ShutDown(place.Actor, immediate: statement.Amount % 2 == 1);
                break;
        }
    }

    private async Coroutine Lock(Statement statement, Place place)
    {
        var gate = shared.Lock(statement.Which);
        var taken = await gate.Acquire(place);
        try
        {
            await Run(statement.Parts[0], place);
        }
        finally
        {
            gate.Release(place.Actor, taken);
        }
    }

    private async Coroutine Enter(Statement statement, Place place)
    {
        var semaphore = shared.Semaphore(statement.Which);
        var taken = await semaphore.Enter(place);
        try
        {
            await Run(statement.Parts[0], place);
        }
        finally
        {
            semaphore.Leave(place.Actor, taken);
        }
    }
}
