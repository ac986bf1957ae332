using System.Runtime.CompilerServices;

namespace Meanwhile.Interleavings;

// Statements that await what never ends.
internal sealed partial class Interpreter
{
    private async Coroutine Never(Place place, Manner manner)
    {
        world.Note("waits for ever", place.Actor.Id);
        var token = place.Tell(manner.Telling);
        switch (manner.Kind % 6)
        {
            case 0:
                var delay = Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, token);
                await place.Await(WatchOf(delay, manner), Awaits.Of(world, delay, manner.Form));
                break;
            case 1:
                var bell = new Bell();
                bell.Heed(token);
                var ringing = bell.Valued;
                await place.Await(Awaits.WatchOf(ref ringing, manner, () => bell.HasRung), Awaits.Of(ringing, manner.Form));
                break;
            case 2:
                await Loops.Through(place, () => new ForeignWatch { Telling = manner.Telling, Patience = Patience.Long }, EndlessSteps(), manner, static _ => true);
                break;
            case 3:
                await NeverDisposed(place, manner);
                return;
            case 4:
                var mixed = Task.WhenAll(OursAsTask(1.Seconds), Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, token));
                await place.Await(WatchOf(mixed, manner), Awaits.Of(world, mixed, manner.Form));
                break;
            default:
                // Given away beside something that never ends.
                world.Works.Add(OursAsTask(2.Seconds).ContinueWith(static ended => Busy(ended.Id), TaskScheduler.Default));
                var source = new TaskCompletionSource();
                await place.Await(WatchOf(source.Task, manner), Awaits.Of(world, source.Task, manner.Form));
                break;
        }

        world.Require(place.IsLoose || (manner.Form.IsSilent && token.IsCancellationRequested), $"P{place.Actor.Id} awaited what never ends, and went on");
    }

    // It is given up in silence, and the cancel is still to come.
    private async Coroutine NeverDisposed(Place place, Manner manner)
    {
        var thing = Disposables.Make(static () => new TaskCompletionSource().Task, manner.Kind);
        await using (thing)
        {
            await Turn(place);
        }

        world.Require(place.IsLoose || place.Actor.HasUncancelled || place.HasCancelToCome, $"P{place.Actor.Id} gave up what never is disposed without a cancel to come");
    }

    private async IAsyncEnumerable<int> EndlessSteps([EnumeratorCancellation] CancellationToken token = default)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, token);
        yield return 0;
    }

    private static async Task OursAsTask(TimeSpan time) => await Sleep(time);
}
