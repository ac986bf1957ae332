using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>
/// Call of an async method of .NET's own kind that has to wait, as those of a library do: from a coroutine, and from an <c>async Task</c>.
/// </summary>
public class ForeignCall
{
    private const int Calls = 100_000;

    [Benchmark(OperationsPerInvoke = Calls)]
    public long OursOfTask() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Numbers.ByTask(i);
            }

            return sum;
        });

    [Benchmark(OperationsPerInvoke = Calls, Baseline = true)]
    public long DotNetTask() => Numbers.SumByTask().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = Calls)]
    public long DotNetTaskOnOneThread() => OneThread.Run(Numbers.SumByTask);

    [Benchmark(OperationsPerInvoke = Calls)]
    public long OursOfValueTask() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Numbers.ByValueTask(i);
            }

            return sum;
        });

    [Benchmark(OperationsPerInvoke = Calls)]
    public long DotNetValueTask() => Numbers.SumByValueTask().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = Calls)]
    public long DotNetValueTaskOnOneThread() => OneThread.Run(Numbers.SumByValueTask);

    [Benchmark(OperationsPerInvoke = Calls)]
    public long OursOfPooledValueTask() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Numbers.ByPooledValueTask(i);
            }

            return sum;
        });

    [Benchmark(OperationsPerInvoke = Calls)]
    public long DotNetPooledValueTask() => Numbers.SumByPooledValueTask().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = Calls)]
    public long DotNetPooledValueTaskOnOneThread() => OneThread.Run(Numbers.SumByPooledValueTask);

    private static class Numbers
    {
        internal static async Task<int> ByTask(int number)
        {
            await Task.Yield();
            return number;
        }

        internal static async Task<long> SumByTask()
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await ByTask(i);
            }

            return sum;
        }

        internal static async ValueTask<int> ByValueTask(int number)
        {
            await Task.Yield();
            return number;
        }

        internal static async Task<long> SumByValueTask()
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await ByValueTask(i);
            }

            return sum;
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        internal static async ValueTask<int> ByPooledValueTask(int number)
        {
            await Task.Yield();
            return number;
        }

        internal static async Task<long> SumByPooledValueTask()
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await ByPooledValueTask(i);
            }

            return sum;
        }
    }
}
