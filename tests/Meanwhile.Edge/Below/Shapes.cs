using System.Runtime.CompilerServices;

namespace Meanwhile.Edge.Below;

/// <summary>The ways in which foreign code stands between a coroutine and one that it awaits.</summary>
internal static class Shapes
{
    private static readonly TaskCompletionSource<int> Never = new();

    internal static IReadOnlyList<Shape> All =>
        [
            new("async Task<int> method", static async between => await between()),
            new("async Task method", static async between =>
            {
                await (Task)between();
                return 7;
            }),
            new("async Task<int> method, not on the context", static async between => await between().ConfigureAwait(false)),
            new("async Task method, not throwing", static async between =>
            {
                var task = between();
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return await task;
            })
            {
                IsSilent = true,
            },
            new("async Task<int> methods, three deep", static async between => await Deep(between, 2)),
            new("async Task<int> methods and coroutines, three deep", static async between => await Mixed(between, 3)),
            new("async ValueTask<int> method", static async between => await OfValue(between)),
            new("pooled async ValueTask<int> method", static async between => await Pooled(between)),
            new("async iterator", static async between =>
            {
                await foreach (var item in Items(between))
                {
                    return item;
                }

                return 0;
            }),
            new("Task.WhenAll", static async between => (await Task.WhenAll(Task.FromResult(1), between()))[1]),
            new("Task.WhenAll with one that never ends", static async between => (await Task.WhenAll(Never.Task, between()))[1]) { WaitsForMore = true },
            new("Task.WhenAny with one that never ends", static async between => await await Task.WhenAny(Never.Task, between())) { GivesTask = true },
            new("Task.WhenEach with one that never ends", static async between =>
            {
                await foreach (var ended in Task.WhenEach(Never.Task, between()))
                {
                    return await ended;
                }

                return 0;
            }),
            new("Gather", static async between => (await Gather([between()]))[0]) { IsOurs = true },
            new("AsCoroutine", static async between => await between().AsCoroutine()),
            new("DisposeAsync", static async between =>
            {
                await using (new Closing(between))
                {
                    return 7;
                }
            })
            {
                IsDisposal = true,
            },
        ];

    private static async Task<int> Deep(Func<Task<int>> between, int depth) => depth == 0 ? await between() : await Deep(between, depth - 1);

    private static async Task<int> Mixed(Func<Task<int>> between, int depth) => depth == 0 ? await between() : await InCoroutine(between, depth - 1);

    private static async Coroutine<int> InCoroutine(Func<Task<int>> between, int depth) => await Mixed(between, depth);

    private static async ValueTask<int> OfValue(Func<Task<int>> between) => await between();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> Pooled(Func<Task<int>> between) => await between();

    private static async IAsyncEnumerable<int> Items(Func<Task<int>> between)
    {
        yield return await between();
    }

    private sealed class Closing(Func<Task<int>> between) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await between();
    }
}
