using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Start 100 pieces of work that each wait once, and await all their results.</summary>
public class Gathering
{
    private const int Rounds = 500;
    private const int Children = 100;

    [Benchmark(OperationsPerInvoke = Rounds * Children)]
    public long Ours() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var round = 0; round < Rounds; round++)
            {
                var results = await Async.Gather(Enumerable.Range(0, Children).Select(static number => Work(number)));
                sum += results.Length + results[^1];
            }

            return sum;

            static async Coroutine<int> Work(int number)
            {
                await Async.Yield();
                return number;
            }
        });

    [Benchmark(OperationsPerInvoke = Rounds * Children, Baseline = true)]
    public long DotNetTask()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<long> Loop()
        {
            var sum = 0L;
            for (var round = 0; round < Rounds; round++)
            {
                var results = await Task.WhenAll(Enumerable.Range(0, Children).Select(static number => Work(number)));
                sum += results.Length + results[^1];
            }

            return sum;
        }

        static async Task<int> Work(int number)
        {
            await Task.Yield();
            return number;
        }
    }
}
