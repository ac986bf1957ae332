using System.Threading.Tasks.Sources;
using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>
/// Two take turns: each awaits a <see cref="ValueTask"/> that the other completes, of a source that serves again and again, as those
/// of sockets and channels do.
/// </summary>
public class TurnsByValueTask
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
                    others.Give(i);
                }

                return last;
            }
        });

    [Benchmark(OperationsPerInvoke = 2 * Turns, Baseline = true)]
    public int DotNetValueTask() => Play().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = 2 * Turns)]
    public int DotNetValueTaskOnOneThread() => OneThread.Run(Play);

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
                others.Give(i);
            }

            return last;
        }
    }

    private sealed class Turn : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> source = new() { RunContinuationsAsynchronously = true };

        internal ValueTask<int> Wait() => new(this, source.Version);

        internal void Give(int number) => source.SetResult(number);

        public int GetResult(short token)
        {
            var number = source.GetResult(token);
            source.Reset();
            return number;
        }

        public ValueTaskSourceStatus GetStatus(short token) => source.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            source.OnCompleted(continuation, state, token, flags);
    }
}
