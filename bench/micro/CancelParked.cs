using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Cancel 100,000 tasks that are parked three awaits deep, and wait until all have ended.</summary>
public class CancelParked
{
    private const int Parked = 100_000;
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    [Benchmark]
    public int Ours() =>
        Async.Run(async () =>
        {
            var tasks = new LoopTask<int>[Parked];
            for (var i = 0; i < tasks.Length; i++)
            {
                tasks[i] = Async.CreateTask(First());
            }

            await Async.Yield();
            foreach (var task in tasks)
            {
                task.Cancel();
            }

            var outcomes = await Async.GatherOutcomes(tasks);
            return outcomes.Count(static outcome => outcome.IsCancelled);

            static async Coroutine<int> First() => await Second() + 1;

            static async Coroutine<int> Second() => await Third() + 1;

            static async Coroutine<int> Third()
            {
                await Async.Sleep(Far);
                return 1;
            }
        });

    [Benchmark(Baseline = true)]
    public int DotNetTask()
    {
        return Main().GetAwaiter().GetResult();

        static async Task<int> Main()
        {
            using var source = new CancellationTokenSource();
            var tasks = new Task<int>[Parked];
            for (var i = 0; i < tasks.Length; i++)
            {
                tasks[i] = First(source.Token);
            }

            source.Cancel();
            await Task.WhenAll(tasks).ContinueWith(static _ => { }, TaskScheduler.Default);
            return tasks.Count(static task => task.IsCanceled);
        }

        static async Task<int> First(CancellationToken cancellation) => await Second(cancellation) + 1;

        static async Task<int> Second(CancellationToken cancellation) => await Third(cancellation) + 1;

        static async Task<int> Third(CancellationToken cancellation)
        {
            await Task.Delay(Far, cancellation);
            return 1;
        }
    }
}
