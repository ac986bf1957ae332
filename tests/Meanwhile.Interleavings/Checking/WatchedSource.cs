namespace Meanwhile.Interleavings;

/// <summary>A task that others complete: who awaits it goes on when it is, and gets what it was set to.</summary>
internal sealed class WatchedSource(World world, TaskCreationOptions options)
{
    private readonly TaskCompletionSource<int> source = new(options);
    private TimeSpan? set;
    private int code;

    internal void Set(Actor? actor, int how)
    {
        if (set is not null)
        {
            return;
        }

        if (actor is not null)
        {
            world.Note("sets a source", actor.Id, how);
        }

        set = world.Now;
        code = world.NewCode();
        switch (how)
        {
            case 3:
                source.SetException(new ProgramException(code));
                break;
            case 4:
                source.SetCanceled(CancellationToken.None);
                break;
            default:
                source.SetResult(code);
                break;
        }
    }

    internal async Coroutine Get(Place place, Manner manner)
    {
        var began = world.Now;
        var token = place.Tell(manner.Telling);
        var task = token.CanBeCanceled ? source.Task.WaitAsync(token) : source.Task;
        var watch = new ForeignWatch
        {
            Telling = manner.Telling,
            Form = manner.Form,
            Patience = manner.Form.Patience,
            Task = task,
            MayBeCancelledByOthers = true,
        };
        await place.Await(watch, Awaits.Of(world, task, manner.Form));
        world.Note("saw a source", place.Actor.Id);
        if (!task.IsCompletedSuccessfully)
        {
            world.Require(task.IsCompleted && manner.Form.IsSilent, $"P{place.Actor.Id} saw a source that is {task.Status}");
            return;
        }

        world.Require(await task == code, $"P{place.Actor.Id} got another value of a source than {code}");
        world.Require(world.Now == set || world.Now == began, $"P{place.Actor.Id} saw a source late that was set at {set?.TotalSeconds} s");
    }

    internal void Open() => Set(null, how: 0);
}
