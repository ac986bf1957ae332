using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Await of a child that finishes at once with a number.</summary>
public class AwaitInt
{
    private const int Awaits = 100_000;

    [Benchmark(OperationsPerInvoke = Awaits)]
    public long Ours() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Awaits; i++)
            {
                sum += await Child(i);
            }

            return sum;

            static async Coroutine<int> Child(int number) => number;
        });

    [Benchmark(OperationsPerInvoke = Awaits, Baseline = true)]
    public long DotNetValueTask()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<long> Loop()
        {
            var sum = 0L;
            for (var i = 0; i < Awaits; i++)
            {
                sum += await Child(i);
            }

            return sum;
        }

        static async ValueTask<int> Child(int number) => number;
    }

    [Benchmark(OperationsPerInvoke = Awaits)]
    public long DotNetTask()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<long> Loop()
        {
            var sum = 0L;
            for (var i = 0; i < Awaits; i++)
            {
                sum += await Child(i);
            }

            return sum;
        }

        static async Task<int> Child(int number) => number;
    }
}
