using Meanwhile.Edge.Awaitables;

namespace Meanwhile.Edge.Promises;

/// <summary>What was granted is held, or given back.</summary>
internal static class Grants
{
    internal static IEnumerable<Promise> All =>
        [
            new("Permits of a semaphore are all left after waits that end at any moment", PermitsAreLeft),
            new("A grant that comes in the moment of the deadline is not lost", GrantAtDeadline),
            new("A result counts for a timeout whose cancel was never thrown", ResultCountsForTimeout),
            new("A result counts for a body that was to be moved on from and whose cancel was never thrown", ResultCountsForMoveOn),
            new("Dropped result of a source is reported, with who awaited it", DroppedResult),
            new("Dropped failure of a source is the inner exception of the cancel", DroppedFailure),
            new("Source that was given up is asked for its result once, when it ends", GivenUpSourceIsTaken),
            new("Source that was given up is asked for its result after the loop has closed", GivenUpSourceAfterTheLoop),
        ];

    private static void PermitsAreLeft(World world)
    {
        const int Permits = 4;
        using var semaphore = new SemaphoreSlim(Permits);
        world.Run(async () => await Gather(Enumerable.Range(0, 40).Select(_ => Acquire())));
        World.Same(Permits, semaphore.CurrentCount);

        async Coroutine<int> Acquire()
        {
            var acquired = 0;
            for (var i = 0; i < 50; i++)
            {
                var isHeld = false;
                await MoveOnAfter(2.Milliseconds, async _ =>
                {
                    await semaphore.WaitAsync(CurrentToken);
                    isHeld = true;
                });
                if (isHeld)
                {
                    acquired++;
                    await Sleep(1.Milliseconds);
                    semaphore.Release();
                }
            }

            return acquired;
        }
    }

    private static void GrantAtDeadline(World world)
    {
        using var semaphore = new SemaphoreSlim(0);
        var held = 0;
        const int Rounds = 200;
        world.Run(async () =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                var releasing = Task.Run(() => semaphore.Release());
                try
                {
                    await WithTimeout(TimeSpan.Zero, async _ =>
                    {
                        await semaphore.WaitAsync(CurrentToken);
                        held++;
                    });
                }
                catch (TimeoutException)
                {
                    // It came too late, and is still there.
                }

                await releasing;
            }
        });
        World.Same(Rounds, held + semaphore.CurrentCount);
    }

    private static void ResultCountsForTimeout(World world) =>
        world.Run(async () =>
        {
            var source = new TaskCompletionSource<int>();
            TimeoutScope? scope = null;
            var task = CreateTask(WithTimeout(null, async entered =>
            {
                scope = entered;
                _ = CurrentToken;
                return await source.Task;
            }));
            await World.Settle();
            scope!.Reschedule(EventLoop.Current.Time);
            await World.Settle();
            source.SetResult(5);
            World.Same(5, await task);
        });

    private static void ResultCountsForMoveOn(World world) =>
        world.Run(async () =>
        {
            var source = new TaskCompletionSource<int>();
            TimeoutScope? scope = null;
            var got = 0;
            var task = CreateTask(MoveOnAfter(null, async entered =>
            {
                scope = entered;
                _ = CurrentToken;
                got = await source.Task;
            }));
            await World.Settle();
            scope!.Reschedule(EventLoop.Current.Time);
            await World.Settle();
            source.SetResult(5);
            World.Same(true, await task);
            World.Same(5, got);
        });

    private static void DroppedResult(World world)
    {
        world.Run(async () =>
        {
            var part = new OfSource<string>("a parcel", async part => part.Take(await part.ValueTask));
            var task = CreateTask(Await(part), name: "receiver");
            await World.Settle();
            part.Ends();
            await Wait([task]);
            World.Require(task.IsCancelled, "it is not cancelled");
        });
        var report = world.TakeReports().Single();
        World.Require(report.Message.Contains(nameof(String), StringComparison.Ordinal), report.Message);
        World.Require(report.Message.Contains("'receiver'", StringComparison.Ordinal), report.Message);

        static async Coroutine Await(OfSource<string> part)
        {
            LoopTask.Current!.Cancel();
            await part.Await();
        }
    }

    private static void DroppedFailure(World world) =>
        world.Run(async () =>
        {
            var failure = new FormatException();
            var part = new OfSource<string>("a parcel", async part => part.Take(await part.ValueTask));
            Exception? seen = null;
            var task = CreateTask(Work());
            await World.Settle();
            part.Fails(failure);
            await Wait([task]);
            World.Require(seen is CancelledException { Reason: "stop" }, $"it is {seen}");
            World.Require(seen!.InnerException == failure, $"it comes from {seen.InnerException}");

            async Coroutine Work() =>
                seen = await World.Caught(async () =>
                {
                    LoopTask.Current!.Cancel("stop");
                    await part.Await();
                });
        });

    private static void GivenUpSourceIsTaken(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        var part = new OfSource<string>("a parcel", async part => part.Take(await part.ValueTask));
        world.Run(async () =>
        {
            var task = await World.Cancelled(part.Await);
            await Wait([task]);
            World.Require(task.IsCancelled, "it is not cancelled");
            World.Require(!part.IsTaken, "it was taken before it ended");
            part.Ends();
            await World.Until(() => part.IsTaken);
            await World.Settle();
        });
        World.Require(part.IsTaken, "it was taken again");
        World.Same(2, world.TakeReports().Count);
    }

    private static void GivenUpSourceAfterTheLoop(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        var part = new OfSource<string>("a parcel", async part => part.Take(await part.ValueTask));
        world.Run(async () =>
        {
            var task = await World.Cancelled(part.Await);
            await Wait([task]);
        });
        World.Same(1, world.TakeReports().Count);
        part.Ends();
        World.Require(SpinWait.SpinUntil(() => part.IsTaken, TimeSpan.FromSeconds(20)), "it was not taken");
        IReadOnlyList<LoopError> reports = [];
        World.Require(SpinWait.SpinUntil(() => (reports = world.TakeReports()).Count > 0, TimeSpan.FromSeconds(20)), "the loss was not reported");
    }
}
