using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Two take turns: each awaits a <see cref="Task"/> that the other completes, so that every await waits. Counted are the awaits.</summary>
public class TurnsByTask
{
    private const int Turns = 50_000;

    [Benchmark(OperationsPerInvoke = 2 * Turns)]
    public int Ours() =>
        Async.Run(async () =>
        {
            var first = new Turn();
            var second = new Turn();
            var other = Async.CreateTask(Take(second, first));
            first.Give(0);
            return await Take(first, second) + await other;

            static async Coroutine<int> Take(Turn mine, Turn others)
            {
                var last = 0;
                for (var i = 0; i < Turns; i++)
                {
                    last = await mine.Wait();
                    mine.Renew();
                    others.Give(i);
                }

                return last;
            }
        });

    [Benchmark(OperationsPerInvoke = 2 * Turns, Baseline = true)]
    public int DotNetTask() => Play().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = 2 * Turns)]
    public int DotNetTaskOnOneThread() => OneThread.Run(Play);

    private static async Task<int> Play()
    {
        var first = new Turn();
        var second = new Turn();
        var other = Take(second, first);
        first.Give(0);
        return await Take(first, second) + await other;

        static async Task<int> Take(Turn mine, Turn others)
        {
            var last = 0;
            for (var i = 0; i < Turns; i++)
            {
                last = await mine.Wait();
                mine.Renew();
                others.Give(i);
            }

            return last;
        }
    }

    private sealed class Turn
    {
        private TaskCompletionSource<int> source = New();

        internal Task<int> Wait() => source.Task;

        /// <summary>Once it has come, and before the other is told of that.</summary>
        internal void Renew() => source = New();

        internal void Give(int number) => source.SetResult(number);

        // As is advised: whoever completes it does not become who waits, on the pool and on one thread alike.
        private static TaskCompletionSource<int> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
