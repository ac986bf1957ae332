using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>What can be had at once: a free lock, a free semaphore, an event that is set.</summary>
public class FreeLock
{
    private const int Times = 100_000;

    [Benchmark(OperationsPerInvoke = Times)]
    public int Ours() =>
        Async.Run(async () =>
        {
            var gate = new AsyncLock();
            var entered = 0;
            for (; entered < Times; entered++)
            {
                await gate.Acquire();
                gate.Release();
            }

            return entered;
        });

    [Benchmark(OperationsPerInvoke = Times)]
    public int OurSemaphore() =>
        Async.Run(async () =>
        {
            var gate = new AsyncSemaphore(2);
            var entered = 0;
            for (; entered < Times; entered++)
            {
                await gate.Acquire();
                gate.Release();
            }

            return entered;
        });

    [Benchmark(OperationsPerInvoke = Times)]
    public int OurEvent() =>
        Async.Run(async () =>
        {
            var happened = new AsyncEvent();
            happened.Set();
            var passed = 0;
            for (; passed < Times; passed++)
            {
                await happened.Wait();
            }

            return passed;
        });

    [Benchmark(OperationsPerInvoke = Times, Baseline = true)]
    public int DotNetSemaphoreSlim()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<int> Loop()
        {
            using var gate = new SemaphoreSlim(1, 1);
            var entered = 0;
            for (; entered < Times; entered++)
            {
                await gate.WaitAsync();
                gate.Release();
            }

            return entered;
        }
    }
}
