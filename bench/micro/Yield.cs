using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>A trip through the scheduler and back.</summary>
public class Yield
{
    private const int Trips = 100_000;

    [Benchmark(OperationsPerInvoke = Trips)]
    public int Ours() =>
        Async.Run(async () =>
        {
            var trips = 0;
            for (; trips < Trips; trips++)
            {
                await Async.Yield();
            }

            return trips;
        });

    [Benchmark(OperationsPerInvoke = Trips, Baseline = true)]
    public int DotNetTask()
    {
        return Loop().GetAwaiter().GetResult();

        static async Task<int> Loop()
        {
            var trips = 0;
            for (; trips < Trips; trips++)
            {
                await Task.Yield();
            }

            return trips;
        }
    }
}
