using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary><c>await foreach</c> over one and the same async iterator, in a coroutine and in an <c>async Task</c>.</summary>
public class Iteration
{
    private const int Items = 50_000;

    /// <summary>Gets or sets how many items the iterator has ready before it has to wait.</summary>
    [Params(1, 50_000)]
    public int Batch { get; set; }

    [Benchmark(OperationsPerInvoke = Items)]
    public long Ours() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            await foreach (var item in Numbers(Batch))
            {
                sum += item;
            }

            return sum;
        });

    [Benchmark(OperationsPerInvoke = Items, Baseline = true)]
    public long DotNetTask()
    {
        return Loop(Batch).GetAwaiter().GetResult();

        static async Task<long> Loop(int batch)
        {
            var sum = 0L;
            await foreach (var item in Numbers(batch))
            {
                sum += item;
            }

            return sum;
        }
    }

    private static async IAsyncEnumerable<int> Numbers(int batch)
    {
        for (var i = 0; i < Items; i++)
        {
            if (i % batch == 0)
            {
                await Task.Yield();
            }

            yield return i;
        }
    }
}
