using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Create a task, let it run, and await its result.</summary>
public class CreateAndJoin
{
    private const int Created = 50_000;

    [Benchmark(OperationsPerInvoke = Created)]
    public long Ours() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Created; i++)
            {
                sum += await Async.CreateTask(Work());
            }

            return sum;

            static async Coroutine<int> Work() => 1;
        });

    // The lambda is made once and has nothing to carry: the least that Task.Run can cost.
    [Benchmark(OperationsPerInvoke = Created, Baseline = true)]
    public long DotNetTask()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<long> Loop()
        {
            var sum = 0L;
            for (var i = 0; i < Created; i++)
            {
                sum += await Task.Run(static () => 1);
            }

            return sum;
        }
    }
}
