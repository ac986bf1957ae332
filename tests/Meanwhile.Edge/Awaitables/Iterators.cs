using System.Runtime.CompilerServices;
using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>Steps of <c>await foreach</c>.</summary>
internal static class Iterators
{
    internal static IEnumerable<Kind> Kinds =>
        [
            Of("async iterator", async part =>
            {
                await foreach (var item in Items(part))
                {
                    part.Take(item);
                }
            }),
            Of("async iterator, not on the context", async part =>
            {
                await foreach (var item in Items(part).ConfigureAwait(false))
                {
                    part.Take(item);
                }
            }),
            Of("async iterator with a token", async part =>
            {
                await foreach (var item in Items(part).WithCancellation(CancellationToken.None))
                {
                    part.Take(item);
                }
            }),
            Of("Task.WhenEach", async part =>
            {
                await foreach (var ended in Task.WhenEach([part.Task]))
                {
                    part.Take(await ended);
                }
            }) with { Endings = [Ending.Ended, Ending.EndsLater, Ending.NeverEnds] },
            new("Channel.Reader.ReadAllAsync", Family.Step, () => new OfChannel(async part =>
            {
                await foreach (var item in part.Reader.ReadAllAsync(part.Token))
                {
                    part.Take(item);
                    break;
                }
            }))
            {
                IsCancelledByTokenAlone = true,
                EndsThroughOthers = true,
            },
            new("enumerator over a Task", Family.Step, () => new OfTask<int>(5, async part =>
            {
                await foreach (var item in new OverTask(part))
                {
                    part.Take(item);
                }
            })),
            new("enumerator over a source", Family.Source, () => new OfSource<bool>(value: true, async part =>
            {
                await foreach (var item in new OverSource(part))
                {
                    part.Take(item);
                }
            })),
        ];

    private static Kind Of(string name, Func<OfTask<int>, Coroutine> wait) =>
        new(name, Family.Step, () => new OfTask<int>(5, wait)) { EndsThroughOthers = true };

    private static async IAsyncEnumerable<int> Items(OfTask<int> part, [EnumeratorCancellation] CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        yield return await part.Task;
    }

    private sealed class OverTask(OfTask<int> part) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
    {
        private bool isOver;

        public int Current => 5;

        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => isOver ? ValueTask.FromResult(false) : new ValueTask<bool>(Next());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        // Without a context in between, so that it ends at once when the other side does.
        private Task<bool> Next()
        {
            isOver = true;
#pragma warning disable RS0030 // It has ended: nothing blocks.
            return part.Task.ContinueWith(
                static ended => ended.GetAwaiter().GetResult() == 5,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
#pragma warning restore RS0030
        }
    }

    private sealed class OverSource(OfSource<bool> part) : IAsyncEnumerable<bool>, IAsyncEnumerator<bool>
    {
        private bool isOver;

        public bool Current => true;

        public IAsyncEnumerator<bool> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync()
        {
            if (isOver)
            {
                return ValueTask.FromResult(false);
            }

            isOver = true;
            return part.ValueTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
