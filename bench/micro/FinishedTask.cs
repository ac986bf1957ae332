using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Await of a task of .NET that has finished, with a result and without: in a coroutine, and in an <c>async Task</c>.</summary>
public class FinishedTask
{
    // A matter of a nanosecond: so the method is one that the JIT finishes, as it is called often, and counting the awaits is a small
    // part of it, ten at a time.
    private const int Calls = 100;
    private const int Awaits = 1_000;

    private Task task = Task.CompletedTask;
    private Task<int> number = Task.FromResult(0);

    // Neither is one of those that .NET keeps, of which the JIT knows more.
    [GlobalSetup]
    public void Prepare()
    {
        task = Task.Run(static () => { });
        number = Task.Run(static () => 1);
        Task.WaitAll(task, number);
    }

    [Benchmark(OperationsPerInvoke = Calls * Awaits)]
    public long Ours() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Await(task);
            }

            return sum;

            static async Coroutine<int> Await(Task task)
            {
                var awaited = 0;
                for (; awaited < Awaits; awaited += 10)
                {
                    await task;
                    await task;
                    await task;
                    await task;
                    await task;
                    await task;
                    await task;
                    await task;
                    await task;
                    await task;
                }

                return awaited;
            }
        });

    [Benchmark(OperationsPerInvoke = Calls * Awaits, Baseline = true)]
    public long DotNetTask()
    {
        return Loop(task).GetAwaiter().GetResult();

        static async Task<long> Loop(Task task)
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Await(task);
            }

            return sum;
        }

        static async Task<int> Await(Task task)
        {
            var awaited = 0;
            for (; awaited < Awaits; awaited += 10)
            {
                await task;
                await task;
                await task;
                await task;
                await task;
                await task;
                await task;
                await task;
                await task;
                await task;
            }

            return awaited;
        }
    }

    [Benchmark(OperationsPerInvoke = Calls * Awaits)]
    public long OursWithResult() =>
        Async.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Sum(number);
            }

            return sum;

            static async Coroutine<int> Sum(Task<int> number)
            {
                var sum = 0;
                for (var i = 0; i < Awaits; i += 10)
                {
                    sum += await number;
                    sum += await number;
                    sum += await number;
                    sum += await number;
                    sum += await number;
                    sum += await number;
                    sum += await number;
                    sum += await number;
                    sum += await number;
                    sum += await number;
                }

                return sum;
            }
        });

    [Benchmark(OperationsPerInvoke = Calls * Awaits)]
    public long DotNetTaskWithResult()
    {
        return Loop(number).GetAwaiter().GetResult();

        static async Task<long> Loop(Task<int> number)
        {
            var sum = 0L;
            for (var i = 0; i < Calls; i++)
            {
                sum += await Sum(number);
            }

            return sum;
        }

        static async Task<int> Sum(Task<int> number)
        {
            var sum = 0;
            for (var i = 0; i < Awaits; i += 10)
            {
                sum += await number;
                sum += await number;
                sum += await number;
                sum += await number;
                sum += await number;
                sum += await number;
                sum += await number;
                sum += await number;
                sum += await number;
                sum += await number;
            }

            return sum;
        }
    }
}
