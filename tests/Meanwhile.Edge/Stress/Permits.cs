namespace Meanwhile.Edge.Stress;

/// <summary>Coroutines and plain tasks take permits of one semaphore, with tiny times to wait.</summary>
internal static class Permits
{
    private const int All = 4;

    internal static string? Run(StressRun run)
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
        run.Tell($"{acquired:N0} permits acquired");
        return problem
            ?? (acquired == 0 ? "nothing was acquired"
            : semaphore.CurrentCount == All ? null
            : $"{semaphore.CurrentCount} of {All} permits are left after {acquired} acquisitions");

        async Coroutine<bool> Inside(Random random)
        {
            while (!run.IsOver)
            {
                var isHeld = false;
                await MoveOnAfter(StressRun.Tiny(random), async _ =>
                {
                    await semaphore.WaitAsync(CurrentToken);
                    isHeld = true;
                });
                if (isHeld)
                {
                    Enter();
                    await Sleep(StressRun.Tiny(random));
                    Leave();
                }
            }

            return true;
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
