using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Await of a child that itself has to wait: one trip through the scheduler, with a caller above it.</summary>
public class NestedCall
{
    private const int Calls = 100_000;

    [Benchmark(OperationsPerInvoke = Calls)]
    public long Ours() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Child(i);
            }

            return sum;

            static async Coroutine<int> Child(int number)
            {
                await Async.Yield();
                return number;
            }
        });

    [Benchmark(OperationsPerInvoke = Calls, Baseline = true)]
    public long DotNetTask()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<long> Loop()
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Child(i);
            }

            return sum;
        }

        static async Task<int> Child(int number)
        {
            await Task.Yield();
            return number;
        }
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public long DotNetPooledValueTask()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<long> Loop()
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Child(i);
            }

            return sum;
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        static async ValueTask<int> Child(int number)
        {
            await Task.Yield();
            return number;
        }
    }
}
