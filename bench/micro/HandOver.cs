using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Two tasks want one lock again and again, and whoever has it gives the other time to queue for it.</summary>
public class HandOver
{
    private const int Turns = 50_000;

    [Benchmark(OperationsPerInvoke = 2 * Turns)]
    public int Ours() =>
        Async.Run(async () =>
        {
            var gate = new AsyncLock();
            var held = 0;
            await Async.Gather(Take(), Take());
            return held;

            async Coroutine Take()
            {
                for (var i = 0; i < Turns; i++)
                {
                    await gate.Acquire();
                    held++;
                    await Async.Yield();
                    gate.Release();
                }
            }
        });

    [Benchmark(OperationsPerInvoke = 2 * Turns, Baseline = true)]
    public int DotNetSemaphoreSlim()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<int> Loop()
        {
            using var gate = new SemaphoreSlim(1, 1);
            var held = 0;
            await Task.WhenAll(Take(), Take());
            return held;

            async Task Take()
            {
                for (var i = 0; i < Turns; i++)
                {
                    await gate.WaitAsync();
                    held++;
                    await Task.Yield();
                    gate.Release();
                }
            }
        }
    }
}
