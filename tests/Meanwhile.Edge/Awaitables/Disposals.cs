using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>Ends of <c>await using</c>, with bodies that ended well.</summary>
internal static class Disposals
{
    internal static IEnumerable<Kind> Kinds =>
        [
            Of("DisposeAsync, an async method", async part =>
            {
                await using (new Closing(part))
                {
                    // Nothing to do.
                }

                part.Took();
            }),
            Of("DisposeAsync, not on the context", async part =>
            {
                await using (new Closing(part).ConfigureAwait(false))
                {
                    // Nothing to do.
                }

                part.Took();
            }),
            Of("DisposeAsync, called", async part =>
            {
                await new Closing(part).DisposeAsync();
                part.Took();
            }),
            Of("DisposeAsync of an async iterator", async part =>
            {
                var items = Items(part).GetAsyncEnumerator();
                await items.MoveNextAsync();
                await items.DisposeAsync();
                part.Took();
            }),
        ];

    private static Kind Of(string name, Func<OfTask<int>, Coroutine> wait) =>
        new(name, Family.Disposal, () => new OfTask<int>(5, wait)) { EndsThroughOthers = true };

    private static async IAsyncEnumerable<int> Items(OfTask<int> part)
    {
        try
        {
            yield return 1;
        }
        finally
        {
            await part.Task;
        }
    }

    private sealed class Closing(OfTask<int> part) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await part.Task;
    }
}
