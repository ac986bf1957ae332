using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Await of <c>Task.Run</c>: the pool completes it, and who awaits goes on where it was.</summary>
public class WorkOnPool
{
    private const int Works = 10_000;

    /// <summary>Gets or sets how many such awaits go on at once.</summary>
    [Params(1, 100)]
    public int AtOnce { get; set; }

    [Benchmark(OperationsPerInvoke = Works)]
    public int Ours() =>
        Async.Run(async () => (await Async.Gather(Enumerable.Range(0, AtOnce).Select(_ => Work(Works / AtOnce)))).Sum());

    [Benchmark(OperationsPerInvoke = Works, Baseline = true)]
    public int DotNetTask() => All().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = Works)]
    public int DotNetTaskOnOneThread() => OneThread.Run(All);

    private async Task<int> All()
    {
        return (await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Work(Works / AtOnce)))).Sum();

        static async Task<int> Work(int times)
        {
            var sum = 0;
            for (var i = 0; i < times; i++)
            {
                sum += await Task.Run(static () => 1);
            }

            return sum;
        }
    }

    private static async Coroutine<int> Work(int times)
    {
        var sum = 0;
        for (var i = 0; i < times; i++)
        {
            sum += await Task.Run(static () => 1);
        }

        return sum;
    }
}
