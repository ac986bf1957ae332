using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Promises;

/// <summary>Clean-up runs inside out, and to its end.</summary>
internal static class CleanUps
{
    internal static IEnumerable<Promise> All =>
        [
            new("A rollback that was given the token runs before its connection is disposed of", RollbackFirst),
            new("A rollback that was given the token may await coroutines and still comes first", RollbackByCoroutines),
            new("A rollback runs when the command fails by an exception of its own once it was told to end", RollbackAfterFailure),
            new("Clean-up after a failure has its time, and then the cancel is thrown", CleanUpAfterFailureIsBounded),
            new("A step of an iterator is given up last, half as long again after the cancel", StepIsGivenUpLast),
            new("A DisposeAsync that never ends is given up, and the code goes on as if it had", DisposalIsGivenUp),
            new("An iterator that was left in the middle of a step is disposed of when that has ended", LeftIteratorIsDisposed),
            new("Coroutines in async Task methods clean up inside out, also when the innermost Task is given up", NestedCleanUp),
            new("Finally blocks of a coroutine that is made to leave a Task run, and can await", FinallyBlocksRun),
        ];

    private static void RollbackFirst(World world)
    {
        List<string> log = [];
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                using var connection = new Connection(log);
                await Transaction(CurrentToken);
            });
            await Wait([task]);
            World.Require(task.IsCancelled, "it is not cancelled");
        });
        World.Same("rolled back, disposed", string.Join(", ", log));

        async Task Transaction(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                await Task.Yield();
                await Task.Run(() => { }, CancellationToken.None);
                await Task.Delay(5, CancellationToken.None);
                log.Add("rolled back");
            }
        }
    }

    private static void RollbackByCoroutines(World world)
    {
        List<string> log = [];
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                using var connection = new Connection(log);
                await Transaction(CurrentToken);
            });
            await Wait([task]);
            World.Require(task.IsCancelled, "it is not cancelled");
        });
        World.Same("rolled back, disposed", string.Join(", ", log));

        async Task Transaction(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                await Yield();
                await Sleep(5.Milliseconds);
                await Rollback();
            }
        }

        async Coroutine Rollback()
        {
            await Task.Run(() => { });
            await Sleep(5.Milliseconds);
            log.Add("rolled back");
        }
    }

    private static void RollbackAfterFailure(World world)
    {
        List<string> log = [];
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                try
                {
                    await Command(CurrentToken);
                }
                finally
                {
                    await Rollback();
                }
            });
            await Wait([task]);
            World.Require(task.Exception is CaseException, $"it ended as {task}");
        });
        World.Same("rolled back", string.Join(", ", log));

        static async Task Command(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            catch (OperationCanceledException)
            {
                throw new CaseException();
            }
        }

        async Task Rollback()
        {
            await Task.Yield();
            await Task.Run(() => { });
            await Sleep(1.Milliseconds);
            log.Add("rolled back");
        }
    }

    private static void CleanUpAfterFailureIsBounded(World world)
    {
        world.AbandonAfter = 300.Milliseconds;
        world.Run(async () =>
        {
            var failedAt = 0L;
            Exception? seen = null;
            var task = await World.Cancelled(async () =>
            {
                var source = new TaskCompletionSource();
                CurrentToken.Register(() =>
                {
                    failedAt = TimeProvider.System.GetTimestamp();
                    source.SetException(new CaseException());
                });
                try
                {
                    await source.Task;
                }
                finally
                {
                    seen = await World.Caught(async () => await new TaskCompletionSource().Task);
                }
            });
            await Wait([task]);
            World.Require(seen is CancelledException { Reason: "stop" }, $"the clean-up ended by {seen}");
            World.Require(TimeProvider.System.GetElapsedTime(failedAt) >= 250.Milliseconds, "the clean-up was cut short");
            World.Require(task.Exception is CaseException, $"it ended as {task}");
        });
    }

    private static void StepIsGivenUpLast(World world)
    {
        world.AbandonAfter = 200.Milliseconds;
        var never = new TaskCompletionSource();
        world.Run(async () =>
        {
            var begun = TimeProvider.System.GetTimestamp();
            var task = await World.Cancelled(async () =>
            {
                await foreach (var item in Items(never.Task))
                {
                    World.Require(false, $"got {item}");
                }
            });
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");
            World.Require(TimeProvider.System.GetElapsedTime(begun) >= 270.Milliseconds, "it was given up too early");
        });
        World.Same(1, world.TakeReports().Count);

        static async IAsyncEnumerable<int> Items(Task before)
        {
            await before;
            yield return 1;
        }
    }

    private static void DisposalIsGivenUp(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        var closing = new TaskCompletionSource();
        world.Run(async () =>
        {
            var goesOn = false;
            var task = await World.Cancelled(async () =>
            {
                await using (new Closing(closing.Task))
                {
                    // Nothing to do.
                }

                goesOn = true;
                await Yield();
                World.Require(false, "the cancel is not thrown after it");
            });
            await Wait([task]);
            World.Require(goesOn, "the code did not go on");
            World.Require(task.IsCancelled, $"it ended as {task}");
        });
        World.Same(1, world.TakeReports().Count);
        closing.SetResult();
    }

    private static void LeftIteratorIsDisposed(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        var source = new TaskCompletionSource();
        var isDisposed = false;
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                await foreach (var item in Parcels())
                {
                    World.Require(false, $"got {item}");
                }
            });
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");
            World.Require(!isDisposed, "it was disposed of in the middle of a step");
            source.SetResult();
            await World.Until(() => isDisposed);
        });
        world.TakeReports();

        async IAsyncEnumerable<int> Parcels()
        {
            try
            {
                await source.Task;
                yield return 1;
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    private static void NestedCleanUp(World world)
    {
        world.AbandonAfter = 80.Milliseconds;
        List<string> log = [];
        var never = new TaskCompletionSource();
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () => await Foreign(3));
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");
        });
        World.Same("1, 2, 3", string.Join(", ", log));
        World.Same(1, world.TakeReports().Count);

        async Task Foreign(int depth)
        {
            if (depth == 0)
            {
                await InnermostForeign();
            }
            else
            {
                await Ours(depth);
            }
        }

        async Coroutine Ours(int depth)
        {
            try
            {
                await Foreign(depth - 1);
            }
            finally
            {
                await Yield();
                await Sleep(1.Milliseconds);
                await Task.Run(() => { });
                log.Add($"{depth}");
            }
        }

        async Task InnermostForeign()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await never.Task;
            }
        }
    }

    private static void FinallyBlocksRun(World world)
    {
        List<string> log = [];
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                try
                {
                    try
                    {
                        await new TaskCompletionSource<int>().Task;
                    }
                    finally
                    {
                        log.Add("inner");
                        await Task.Run(() => { });
                        await Sleep(1.Milliseconds);
                        log.Add("awaits");
                    }
                }
                finally
                {
                    log.Add("outer");
                }
            });
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");
        });
        World.Same("inner, awaits, outer", string.Join(", ", log));
    }

    private sealed class Connection(List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("disposed");
    }

    private sealed class Closing(Task closing) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await closing;
    }
}
