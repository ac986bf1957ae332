using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>An exception that passes five awaits, thrown at once or after a wait.</summary>
public class Failure
{
    private const int Failures = 1_000;

    [Params(false, true)]
    public bool Suspended { get; set; }

    [Benchmark(OperationsPerInvoke = Failures)]
    public int Ours() =>
        Async.Run(async () =>
        {
            var caught = 0;
            for (var i = 0; i < Failures; i++)
            {
                try
                {
                    await Descend(4, Suspended);
                }
                catch (InvalidOperationException)
                {
                    caught++;
                }
            }

            return caught;

            static async Coroutine<int> Descend(int levels, bool suspended)
            {
                if (levels > 0)
                {
                    return await Descend(levels - 1, suspended) + 1;
                }

                if (suspended)
                {
                    await Async.Yield();
                }

                throw new InvalidOperationException("deep down");
            }
        });

    [Benchmark(OperationsPerInvoke = Failures, Baseline = true)]
    public int DotNetTask()
    {
        return Loop(Suspended).GetAwaiter().GetResult();

        static async Task<int> Loop(bool suspended)
        {
            var caught = 0;
            for (var i = 0; i < Failures; i++)
            {
                try
                {
                    await Descend(4, suspended);
                }
                catch (InvalidOperationException)
                {
                    caught++;
                }
            }

            return caught;
        }

        static async Task<int> Descend(int levels, bool suspended)
        {
            if (levels > 0)
            {
                return await Descend(levels - 1, suspended) + 1;
            }

            if (suspended)
            {
                await Task.Yield();
            }

            throw new InvalidOperationException("deep down");
        }
    }
}
