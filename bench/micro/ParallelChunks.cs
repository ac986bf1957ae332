using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Work for the processor on many items by all cores, with results in their order. 40,000,000 rounds of arithmetic in all.</summary>
public class ParallelChunks
{
    private int[] items = [];

    /// <summary>How many rounds of arithmetic an item takes, some 1 ns each.</summary>
    [Params(100, 100_000)]
    public int Rounds { get; set; }

    [GlobalSetup]
    public void Prepare() => items = [.. Enumerable.Range(0, 40_000_000 / Rounds).Select(item => item)];

    [Benchmark]
    public int Ours() => Async.Run(async () => (await Async.ParallelMap(items, Work)).Length);

    [Benchmark(Baseline = true)]
    public int DotNetParallel()
    {
        var results = new ulong[items.Length];
        Parallel.ForEach(items, (item, _, index) => results[index] = Work(item));
        return results.Length;
    }

    private ulong Work(int item)
    {
        var state = (ulong)item + 1;
        for (var i = 0; i < Rounds; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }

        return state;
    }
}
