namespace Meanwhile.Interleavings;

// Statements that await several things of .NET together.
internal sealed partial class Interpreter
{
    private async Coroutine Together(Statement statement, Place place, Manner manner)
    {
        var token = place.Tell(manner.Telling);
        Frame[] frames = [new Frame(place, manner.Telling), new Frame(place, manner.Telling)];
        Task<int>[] ours = [.. frames.Select((frame, i) => AsTask(frame, statement.Parts[i], Shape.Bare, token))];
        var due = world.Now + statement.Amount.Seconds;
        var theirs = Task.Delay(statement.Amount.Seconds, world.Clock, token);
        Task[] all = [.. ours, theirs];
        try
        {
            switch (manner.Kind % 6)
            {
                case 0:
                    await All(Task.WhenAll(all));
                    break;
                case 1:
                    await Any();
                    break;
                case 2:
                    await Any();

                    // What was asked for before another await does not count.
                    place.Tell(manner.Telling);
                    await All(Task.WhenAll(all));
                    break;
                case 3:
                    await Each(place, manner, all, frames);
                    break;
                case 4:
                    try
                    {
                        await place.Await(Watch(), Plain(Async.Gather(all)));
                    }
                    catch (OperationCanceledException)
                    {
                        // What fails after that nobody hears of otherwise.
                        Array.ForEach(all, each => world.Abandon(each, isCertain: false));
                        throw;
                    }

                    CheckEnds();
                    break;
                default:
                    await place.Await(Watch(), Plain(Async.GatherOutcomes(ours)));
                    break;
            }
        }
        finally
        {
            // The first may be enough, and the others go on.
            Array.ForEach(frames, static frame => frame.Loosen());
        }

        async Coroutine All(Task whenAll)
        {
            await place.Await(WatchOf(whenAll, manner, frames), Awaits.Of(world, whenAll, manner.Form));
            world.Require(manner.Form.IsSilent || Array.TrueForAll(all, static each => each.IsCompletedSuccessfully), $"P{place.Actor.Id} waited for all, and one failed");
            CheckEnds();
        }

        async Coroutine Any()
        {
            var whenAny = Task.WhenAny(all);
            var watch = new ForeignWatch
            {
                Telling = manner.Telling,
                Form = manner.Form,
                Patience = manner.Form.Patience,
                Task = whenAny,
                GoesOnBelow = () => Array.Exists(frames, static frame => !frame.HasEnded),
            };
            await place.Await(watch, Awaits.Of(world, whenAny, manner.Form));
            world.Note("took the first", place.Actor.Id);
            world.Require(place.IsLoose || Array.Exists(all, static each => each.IsCompleted), $"P{place.Actor.Id} took the first of several, and none has ended");
        }

        ForeignWatch Watch() =>
            new()
            {
                Telling = manner.Telling,
                Patience = Patience.None,
                HasEnded = () => Array.TrueForAll(all, static each => each.IsCompleted),
                Frames = frames,
                IsLeftByFailure = true,
            };

        void CheckEnds()
        {
            world.Note("waited for several", place.Actor.Id);
            world.Require(manner.Form == Form.Waited || Array.TrueForAll(all, static each => each.IsCompleted), $"P{place.Actor.Id} waited for all, and one has not ended");
            var last = frames.Max(static frame => frame.Ended);
            world.Require(
                place.IsLoose || theirs.IsCanceled || world.Now == (last > due ? last : due),
                $"P{place.Actor.Id} waited for all until {world.Now.TotalSeconds} s, and the last ended at {last?.TotalSeconds} s or {due.TotalSeconds} s"
            );
        }
    }

    private async Coroutine Each(Place place, Manner manner, Task[] all, Frame[] frames)
    {
        HashSet<Task> given = [];
        await Loops.Through(place, Watch, Task.WhenEach(all), manner, Take);
        world.Require(given.Count == all.Length, $"P{place.Actor.Id} took {given.Count} of {all.Length}");

        ForeignWatch Watch() => new() { Telling = manner.Telling, Patience = Patience.Long, Frames = frames };

        bool Take(Task next)
        {
            world.Note("took each", place.Actor.Id);
            world.Require(next.IsCompleted, $"P{place.Actor.Id} took one of several that has not ended");
            world.Require(given.Add(next), $"P{place.Actor.Id} took one of several twice");
            return true;
        }
    }

    private static async Coroutine Plain(Future future) => await future;
}
