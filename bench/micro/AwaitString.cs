using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Await of a child that finishes at once with a reference, here a string.</summary>
public class AwaitString
{
    private const int Awaits = 100_000;

    [Benchmark(OperationsPerInvoke = Awaits)]
    public long Ours() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Awaits; i++)
            {
                sum += (await Child("sixteen letters!")).Length;
            }

            return sum;

            static async Coroutine<string> Child(string text) => text;
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
                sum += (await Child("sixteen letters!")).Length;
            }

            return sum;
        }

        static async ValueTask<string> Child(string text) => text;
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
                sum += (await Child("sixteen letters!")).Length;
            }

            return sum;
        }

        static async Task<string> Child(string text) => text;
    }
}
