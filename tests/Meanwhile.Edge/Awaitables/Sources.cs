using System.Runtime.CompilerServices;
using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>ValueTasks with a source of their own: what pools, streams and channels give.</summary>
internal static class Sources
{
    internal static IEnumerable<Kind> Kinds =>
        [
            Of("ValueTask of a source", async part =>
            {
                await part.PlainValueTask;
                part.Took();
            }),
            Of("ValueTask of a source, not on the context", async part =>
            {
                await part.PlainValueTask.ConfigureAwait(false);
                part.Took();
            }),
            Of("ValueTask<int> of a source", async part => part.Take(await part.ValueTask), hasValue: true),
            Of("ValueTask<int> of a source, not on the context", async part => part.Take(await part.ValueTask.ConfigureAwait(false)), hasValue: true),
            new("ValueTask<bool> of a source", Family.Source, () => new OfSource<bool>(value: true, async part => part.Take(await part.ValueTask))),
            new("ValueTask<string> of a source", Family.Source, () => new OfSource<string>("five", async part => part.Take(await part.ValueTask))) { HasValue = true },
            new("ValueTask<(long, string)> of a source", Family.Source, () => new OfSource<(long, string)>((5, "five"), async part => part.Take(await part.ValueTask)))
            {
                HasValue = true,
                HasRareResult = true,
            },
            Pooled("pooled async ValueTask method", async part =>
            {
                await PooledMethod(part);
                part.Took();
            }),
            Pooled("pooled async ValueTask<int> method", async part => part.Take(await PooledWithValue(part)), hasValue: true),
        ];

    private static Kind Of(string name, Func<OfSource<int>, Coroutine> wait, bool hasValue = false) =>
        new(name, Family.Source, () => new OfSource<int>(5, wait)) { HasValue = hasValue };

    private static Kind Pooled(string name, Func<OfTask<int>, Coroutine> wait, bool hasValue = false) =>
        new(name, Family.Source, () => new OfTask<int>(5, wait)) { HasValue = hasValue, EndsThroughOthers = true };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask PooledMethod(OfTask<int> part) => await part.Task;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<T> PooledWithValue<T>(OfTask<T> part) => await part.Task;
}
