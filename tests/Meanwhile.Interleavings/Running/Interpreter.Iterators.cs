using System.Runtime.CompilerServices;

namespace Meanwhile.Interleavings;

// Statements inside iterators and DisposeAsync.
internal sealed partial class Interpreter
{
    private const int Items = 3;

    private async Coroutine Iterate(Statement statement, Place place, Manner manner)
    {
        Frame? frame = null;
        var taken = 0;
        var shape = (Shape)(manner.Kind % 4);
        try
        {
            var isOver = await Loops.Through(place, Watch, Produce(), manner, Take);
            world.Require(!isOver || taken == Items, $"P{place.Actor.Id} took {taken} items of an iterator and was told that there are no more");
        }
        finally
        {
            world.Note("left an iterator", place.Actor.Id, taken);
            if (frame is { HasEnded: false })
            {
                world.Require(world.Reach == Reach.Endless || place.IsLoose, $"P{place.Actor.Id} left an iterator that has not cleaned up");
                frame.Loosen();
            }
        }

        ForeignWatch Watch() => new() { Telling = manner.Telling, Patience = Patience.Long, Frames = frame is null ? [] : [frame] };

        bool Take(int item)
        {
            world.Require(item == taken, $"P{place.Actor.Id} took item {item} of an iterator as number {taken}");
            return ++taken <= statement.Amount;
        }

        async IAsyncEnumerable<int> Produce([EnumeratorCancellation] CancellationToken token = default)
        {
            frame = new Frame(place, manner.Telling);
            try
            {
                for (var item = 0; item < Items; item++)
                {
                    if (shape is Shape.Slow or Shape.SlowAndThorough)
                    {
                        await Task.Delay(1.Seconds, world.Clock, token);
                    }

                    await Awaited(statement.Parts[0], frame);
                    yield return item;
                }
            }
            finally
            {
                if (shape is Shape.Thorough or Shape.SlowAndThorough)
                {
                    await Task.Delay(1.Seconds, world.Clock, CancellationToken.None);
                }

                frame.End();
            }
        }
    }

    private async Coroutine Use(Statement statement, Place place, Manner manner)
    {
        var inner = new CleanUp(world, place.CleanUp);
        var thing = Disposables.Make(DisposeAsTask, manner.Kind);
        Frame? frame = null;
        Exception? ofBody = null;
        Exception? ofDispose = null;
        try
        {
            if (manner.Form == Form.NotOnContext)
            {
                await using var configured = thing.ConfigureAwait(false);
                await Body();
            }
            else
            {
                await using (thing)
                {
                    await Body();
                }
            }
        }
        catch (Exception failure)
        {
            // A cancel that meets what disposes does not replace what was on its way there.
            var isKept = ofDispose is OperationCanceledException && failure == ofBody;

            // Nor is it held up by what disposes when the time of a cancel is over that is still to come.
            var isOver = world.Reach == Reach.Endless && ofBody is null && failure is CancelledException;
            world.Require(
                isKept || isOver || failure == (ofDispose ?? ofBody),
                $"the body of P{place.Actor.Id} ended by {ofBody?.GetType().Name}, what it disposed by {ofDispose?.GetType().Name}, and both by {failure}"
            );
            throw;
        }
        finally
        {
            world.Note("has disposed", place.Actor.Id);
            if (frame is { HasEnded: false })
            {
                world.Require(world.Reach == Reach.Endless || place.IsLoose, $"P{place.Actor.Id} goes on before it has disposed");
                frame.Loosen();
            }
        }

        // It was left for its time, and has failed in the same moment.
        var isLeft = world.Reach == Reach.Endless && ofDispose is OperationCanceledException;
        world.Require(ofBody is null && (ofDispose is null || isLeft), $"P{place.Actor.Id} goes on in spite of {ofBody ?? ofDispose}");

        async Coroutine Body()
        {
            try
            {
                await Run(statement.Parts[0], place with { CleanUp = inner });
            }
            catch (Exception failure)
            {
                ofBody = failure;
                throw;
            }
        }

        async Task DisposeAsTask()
        {
            inner.Begins(place.Actor);
            place.Tell(manner.Telling);
            frame = new Frame(place, manner.Telling);
            try
            {
                if (statement.Amount > 0)
                {
                    await Task.Delay(statement.Amount.Seconds, world.Clock);
                }

                await Awaited(statement.Parts[1], frame);
            }
            catch (Exception failure)
            {
                ofDispose = failure;
                throw;
            }
            finally
            {
                frame.End();
            }
        }
    }
}
