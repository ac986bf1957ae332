using Meanwhile.Edge.Awaitables;
using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Promises;

/// <summary>No cancel takes the place of an exception that is on its way out.</summary>
internal static class BodyExceptions
{
    internal static IEnumerable<Promise> All =>
        [
            new("The exception of a body is not replaced by a cancel that meets DisposeAsync", BodyExceptionStays),
            new("The exception of a body is not replaced by a cancel that was to come when DisposeAsync begins", BodyExceptionStaysBefore),
            new("The exception of a body is not replaced by a cancel that meets the end of an iterator", BodyExceptionStaysInLoop),
            new("The exception of a body is not replaced by a cancel that meets a DisposeAsync that gives the ValueTask of a source", BodyExceptionStaysOverSource),
            new("The exception of a body is not replaced by a cancel that meets a DisposeAsync that gives the ValueTask of a Task", BodyExceptionStaysOverTask),
        ];

    private static void BodyExceptionStays(World world) => BodyException(world, source => new Closing(source.Task), isBefore: false);

    private static void BodyExceptionStaysBefore(World world) => BodyException(world, source => new Closing(source.Task), isBefore: true);

    private static void BodyExceptionStaysOverSource(World world)
    {
        BodyException(world, source => new ClosingOverSource(source.Task), isBefore: false);
        BodyException(world, source => new ClosingOverSource(source.Task), isBefore: true);
    }

    private static void BodyExceptionStaysOverTask(World world) => BodyException(world, source => new ClosingOverTask(source.Task), isBefore: false);

    private static void BodyException(World world, Func<TaskCompletionSource, IAsyncDisposable> make, bool isBefore) =>
        world.Run(async () =>
        {
            Exception? seen = null;
            var closing = new TaskCompletionSource();
            var task = CreateTask(Work());
            await World.Settle();
            if (!isBefore)
            {
                task.Cancel("stop");
                await World.Settle();
            }

            World.Require(!task.IsDone, "it did not wait for the end of DisposeAsync");
            closing.SetResult();
            await Wait([task]);
            World.Require(seen is CaseException, $"it ended by {seen}");
            World.Require(task.IsCancelled, "the cancel is lost");

            async Coroutine Work() =>
                seen = await World.Caught(async () =>
                {
                    await using (make(closing))
                    {
                        if (isBefore)
                        {
                            LoopTask.Current!.Cancel("stop");
                        }

                        throw new CaseException();
                    }
                });
        });

    private static void BodyExceptionStaysInLoop(World world) =>
        world.Run(async () =>
        {
            Exception? seen = null;
            var closing = new TaskCompletionSource();
            var task = await World.Cancelled(async () =>
                seen = await World.Caught(async () =>
                {
                    await foreach (var item in Items(closing))
                    {
                        throw new CaseException();
                    }
                })
            );
            await World.Settle();
            closing.SetResult();
            await Wait([task]);
            World.Require(seen is CaseException, $"it ended by {seen}");
        });

    private static async IAsyncEnumerable<int> Items(TaskCompletionSource closing)
    {
        try
        {
            yield return 1;
            yield return 2;
        }
        finally
        {
            await closing.Task;
        }
    }

    private sealed class Closing(Task closing) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await closing;
    }

    private sealed class ClosingOverTask(Task closing) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(closing);
    }

    private sealed class ClosingOverSource(Task closing) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            var part = new OfSource<int>(1, static part => Coroutine.Completed);
            _ = closing.ContinueWith(_ => part.Ends(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return part.PlainValueTask;
        }
    }
}
