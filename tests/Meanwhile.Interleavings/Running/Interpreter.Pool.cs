namespace Meanwhile.Interleavings;

// Statements about work on the thread pool. What runs there touches nothing of the program.
internal sealed partial class Interpreter
{
    private async Coroutine Hop(int seconds, Place place, Manner manner)
    {
        var code = world.NewCode();
        var kind = manner.Kind % 6;
        var times = kind switch
        {
            0 or 4 => 0,
            2 or 3 => 2,
            _ => 1,
        };
        var due = world.Now + (times * seconds.Seconds);
        var work = Begin(kind, code, seconds.Seconds, place.Tell(manner.Telling));
        world.Works.Add(work);
        await place.Await(WatchOf(work, manner), Awaits.Of(world, work, manner.Form));
        world.Note("came back from the pool", place.Actor.Id);
        if (!work.IsCompletedSuccessfully)
        {
            world.Require(work.IsCompleted && manner.Form.IsSilent, $"P{place.Actor.Id} came back from work that is {work.Status}");
            return;
        }

        world.Require(await work == code, $"P{place.Actor.Id} got another value of its work on the pool than {code}");
        world.Require(world.Now == due, $"P{place.Actor.Id} came back from the pool at {world.Now.TotalSeconds} s instead of {due.TotalSeconds} s");
    }

    private Task<int> Begin(int kind, int code, TimeSpan time, CancellationToken token)
    {
        var (clock, loop) = (world.Clock, world.Loop);
        return kind switch
        {
            0 => Task.Run(() => code, token),
            1 => Task.Run(
                async () =>
                {
                    await Task.Delay(time, clock, token);
                    return code;
                },
                token
            ),
            2 => Away(),
            3 => Task.Run(ThereAndBack, token),
            4 => Task.Factory.StartNew(() => Busy(code), token, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default),
            _ => Task.Run(Hopping, token),
        };

        async Task<int> Away()
        {
            await Task.Delay(time, clock, token).ConfigureAwait(false);
            await Task.Yield();
            await Task.Delay(time, clock, token).ConfigureAwait(false);
            return code;
        }

        async Task<int> ThereAndBack()
        {
            await Task.Delay(time, clock, token).ConfigureAwait(false);
            try
            {
                return await loop.Submit(() => Slept(code, time), token).ConfigureAwait(false);
            }
            catch (InvalidOperationException closed)
            {
                // The run has ended meanwhile.
                throw new ProgramException(code, closed);
            }
        }

        async Task<int> Hopping()
        {
            for (var hops = 0; hops < 3; hops++)
            {
                await Task.Yield();
                Busy(code);
            }

            await Task.Delay(time, clock, token).ConfigureAwait(false);
            return code;
        }
    }

    private static async Coroutine<int> Slept(int code, TimeSpan time)
    {
        await Sleep(time);
        return code;
    }

    private static int Busy(int code)
    {
        Thread.SpinWait(200);
        return code;
    }

    private void GiveAway(Statement statement, Place place, Manner manner)
    {
        var frame = new Frame(place, manner.Telling, isGivenAway: true);
        var task = AsTask(frame, statement.Parts[0], (Shape)statement.Amount, place.Tell(manner.Telling));
        world.Note("gave something away", place.Actor.Id);
        if (task.IsCompleted)
        {
            // What it heard without suspending may have been a cancel of the group, for the code here too.
            place.Group?.HasCancelToCome = false;
        }

        world.Given.Add((task, frame));
        var options = manner.Kind % 2 == 0 ? TaskContinuationOptions.None : TaskContinuationOptions.ExecuteSynchronously;
        world.Works.Add(task.ContinueWith(static ended => Busy(ended.Id), CancellationToken.None, options, TaskScheduler.Default));
    }

    private async Coroutine AwaitGiven(Place place, Manner manner)
    {
        var self = place.Actor;
        (Task<int> Task, Frame Frame)[] given = [.. world.Given.Where(each => place.MayAwait(each.Frame))];
        if (given.Length == 0)
        {
            return;
        }

        var (task, frame) = given[manner.Kind % given.Length];
        var began = world.Now;

        // Its own task may have ended, and then no cancel reaches it: it must be possible to leave it.
        var token = place.Tell(manner.Telling == Telling.NotTold ? Telling.NotTold : Telling.Told);
        var awaited = token.CanBeCanceled ? task.WaitAsync(token) : task;
        self.Awaited.Add(frame.Actor);
        try
        {
            var watch = new ForeignWatch
            {
                Telling = manner.Telling,
                Form = manner.Form,
                Patience = manner.Form.Patience,
                Task = awaited,
                Frames = frame.Actor == self ? [frame] : [],
                MayBeCancelledByOthers = true,
            };
            await place.Await(watch, Awaits.Of(world, awaited, manner.Form));
        }
        finally
        {
            self.Awaited.Remove(frame.Actor);
        }

        // The task that is waited for may have been cancelled, where nobody else was left, and then tells nothing of what it awaited.
        if ((awaited.IsCanceled && manner.Form.IsSilent) || (manner.Form == Form.Waited && !awaited.IsCompleted))
        {
            return;
        }

        world.Note("saw what was given away", self.Id);
        world.Require(frame.HasEnded, $"P{self.Id} saw the end of a foreign method that has not ended");
        world.Require(world.Now == frame.Ended || world.Now == began, $"P{self.Id} saw the end of a foreign method late that was at {frame.Ended?.TotalSeconds} s");
    }
}
