namespace Meanwhile.Edge.Stress;

/// <summary>Coroutines and plain tasks take permits of one semaphore, with tiny times to wait: by awaits, and by what waits for several at once.</summary>
internal static class Permits
{
    private const int All = 4;

    internal static string? Run(StressRun run, string form)
    {
        using var semaphore = new SemaphoreSlim(All);
        var held = 0;
        var acquired = 0L;
        var problem = default(string);
        run.Run(async () =>
        {
            var outside = Enumerable.Range(0, 4).Select(number => Task.Run(() => Outside(new Random(number)))).ToList();
            await Gather(Enumerable.Range(0, 40).Select(number => Inside(new Random(number))));
            await Task.WhenAll(outside);
        });
        run.Tell($"{acquired:N0} permits acquired by {form}");
        return problem
            ?? (acquired == 0 ? "nothing was acquired"
            : semaphore.CurrentCount == All ? null
            : $"{semaphore.CurrentCount} of {All} permits are left after {acquired} acquisitions");

        async Coroutine<bool> Inside(Random random)
        {
            while (!run.IsOver)
            {
                var count = 0;
                List<LoopTask<bool>> begun = [];
                await MoveOnAfter(StressRun.Tiny(random), async _ => count = await Acquire(begun));

                // What was only waited for goes on alone, and keeps what it gets. The first of them has its token from here.
                foreach (var task in begun)
                {
                    if (task != begun[0])
                    {
                        task.Cancel();
                    }

                    await Wait([task]);
                    count += task is { IsCancelled: false, Exception: null } ? 1 : 0;
                }

                for (var i = 0; i < count; i++)
                {
                    Enter();
                }

                if (count > 0)
                {
                    await Sleep(StressRun.Tiny(random));
                }

                for (var i = 0; i < count; i++)
                {
                    Leave();
                }
            }

            return true;
        }

        async Coroutine<int> Acquire(List<LoopTask<bool>> begun)
        {
            switch (form)
            {
                case "Gather":
                    await Gather(new[] { semaphore.WaitAsync(CurrentToken) });
                    return 1;
                case "Gather of lambdas":
                    return (await Gather(new[] { 1 }.Select(async one => await One(one)))).Sum();
                case "Gather of AsCoroutine":
                    await Gather([semaphore.WaitAsync(CurrentToken).AsCoroutine()]);
                    return 1;
                case "GatherOutcomes":
                    return (await GatherOutcomes(new[] { semaphore.WaitAsync(CurrentToken), semaphore.WaitAsync(CurrentToken) })).Count(static outcome => outcome.IsSuccess);
                case "a task of AsCoroutine":
                    await CreateTask(semaphore.WaitAsync(CurrentToken).AsCoroutine());
                    return 1;
                case "Wait":
                    Begin(begun);
                    await Wait(begun);
                    return 0;
                case "AsCompleted":
                    Begin(begun);
                    await foreach (var ended in AsCompleted(begun))
                    {
                        await ended;
                    }

                    return 0;
                default:
                    await semaphore.WaitAsync(CurrentToken);
                    return 1;
            }
        }

        void Begin(List<LoopTask<bool>> begun)
        {
            begun.Add(CreateTask(semaphore.WaitAsync(TimeSpan.FromHours(1), CurrentToken).AsCoroutine()));
            begun.Add(CreateTask(Own()));
        }

        // Is cancelled if it returns with a cancel to come: it releases what it was granted by then.
        async Coroutine<bool> Own()
        {
            await semaphore.WaitAsync(CurrentToken);
            try
            {
                await Yield();
                return true;
            }
            catch (CancelledException)
            {
                semaphore.Release();
                throw;
            }
        }

        async Task<int> One(int one)
        {
            await semaphore.WaitAsync(CurrentToken);
            return one;
        }

        async Task Outside(Random random)
        {
            while (!run.IsOver)
            {
                await semaphore.WaitAsync();
                Enter();
                await Task.Yield();
                Thread.SpinWait(random.Next(2000));
                Leave();
            }
        }

        void Enter()
        {
            Interlocked.Increment(ref acquired);
            if (Interlocked.Increment(ref held) > All)
            {
                problem = $"more than {All} permits are held";
            }
        }

        void Leave()
        {
            Interlocked.Decrement(ref held);
            semaphore.Release();
        }
    }
}
