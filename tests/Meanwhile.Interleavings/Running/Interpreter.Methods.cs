using System.Runtime.CompilerServices;

namespace Meanwhile.Interleavings;

using Block = IReadOnlyList<Statement>;

// Statements inside methods that are of .NET.
internal sealed partial class Interpreter
{
    private async Coroutine Method(Statement statement, Place place, Manner manner)
    {
        var (part, shape, kind) = (statement.Parts[0], (Shape)statement.Amount, manner.Kind % 6);
        var token = place.Tell(manner.Telling);
        var frame = new Frame(place, manner.Telling);
        if (kind < 4)
        {
            // A value task of the common kind is one over a task, or has its value.
            var task = kind switch
            {
                0 => Untyped(frame, part, shape, token),
                1 => AsTask(frame, part, shape, token),
                2 => AsValue(frame, part, shape, token).AsTask(),
                _ => AsValueUntyped(frame, part, shape, token).AsTask(),
            };
            await place.Await(WatchOf(task, manner, frame), Awaits.Of(world, task, manner.Form));
        }
        else
        {
            var (pooled, untyped) = kind == 4 ? (Pooled(frame, part, shape, token), default) : (default(ValueTask<int>), PooledUntyped(frame, part, shape, token));
            var watch = kind == 4 ? Awaits.WatchOf(ref pooled, manner, () => frame.HasEnded, frame) : Awaits.WatchOf(ref untyped, manner, () => frame.HasEnded, frame);
            try
            {
                await place.Await(watch, kind == 4 ? Awaits.Of(pooled, manner.Form) : Awaits.Of(untyped, manner.Form));
            }
            catch (OperationCanceledException) when (kind == 4 && watch.Patience == Patience.Long && frame.HasSucceeded)
            {
                world.Dropped++;
                throw;
            }
        }

        world.Note("came back from a method", place.Actor.Id);
        world.Require(frame.HasEnded || manner.Form == Form.Waited, $"P{place.Actor.Id} came back from a foreign method that has not ended");
        world.Require(
            place.IsLoose || world.Now == frame.Ended,
            $"P{place.Actor.Id} came back at {world.Now.TotalSeconds} s from a foreign method that ended at {frame.Ended?.TotalSeconds} s"
        );
    }

    private async Coroutine Foreign(IReadOnlyList<Block> parts, Place place)
    {
        Frame[] frames = [.. parts.Select(_ => new Frame(place, Telling.NotTold))];
        Task[] tasks = [.. frames.Select((frame, i) => Untyped(frame, parts[i], Shape.Bare, CancellationToken.None))];
        var task = tasks.Length == 1 ? tasks[0] : Task.WhenAll(tasks);
        await place.Await(WatchOf(task, default, frames), Awaits.Of(world, task, Form.Plain));
    }

    private async Task<int> AsTask(Frame frame, Block part, Shape shape, CancellationToken token)
    {
        try
        {
            if (shape is Shape.Slow or Shape.SlowAndThorough)
            {
                await Task.Delay(1.Seconds, world.Clock, token);
            }
            else if (shape == Shape.Stubborn)
            {
                await Stubborn(token);
            }

            await Awaited(part, frame);
            frame.HasSucceeded = true;
            return frame.Result;
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

    private async Task Untyped(Frame frame, Block part, Shape shape, CancellationToken token) => await AsTask(frame, part, shape, token);

    private async ValueTask<int> AsValue(Frame frame, Block part, Shape shape, CancellationToken token) => await AsTask(frame, part, shape, token);

    private async ValueTask AsValueUntyped(Frame frame, Block part, Shape shape, CancellationToken token) => await AsTask(frame, part, shape, token);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> Pooled(Frame frame, Block part, Shape shape, CancellationToken token)
    {
        try
        {
            if (shape is Shape.Slow or Shape.SlowAndThorough)
            {
                await Task.Delay(1.Seconds, world.Clock, token);
            }
            else if (shape == Shape.Stubborn)
            {
                await Stubborn(token);
            }

            await Awaited(part, frame);
            frame.HasSucceeded = true;
            return frame.Result;
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask PooledUntyped(Frame frame, Block part, Shape shape, CancellationToken token) => await AsTask(frame, part, shape, token);

    private async Coroutine Awaited(Block part, Frame frame)
    {
        frame.PartBegan = world.Now;
        try
        {
            await Run(part, frame.Inside);
        }
        finally
        {
            frame.PartBegan = null;
        }
    }

    // Its caller hears nothing of a cancel that comes meanwhile.
    private async Task Stubborn(CancellationToken token)
    {
        try
        {
            await Task.Delay(1.Seconds, world.Clock, token);
        }
        catch (OperationCanceledException cancelled) when (cancelled.CancellationToken == token)
        {
            world.Note("goes on all the same", -1);
        }
    }
}
