using System.Runtime.CompilerServices;

namespace Meanwhile.Interleavings;

/// <summary>Things that are disposed asynchronously, each in one of the ways in which that is written.</summary>
internal static class Disposables
{
    /// <summary>One of a kind.</summary>
    /// <param name="dispose">What it does.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>The thing, and whether an await of its end shows that it is one.</returns>
    internal static (IAsyncDisposable Thing, bool IsKnown) Make(Func<Task> dispose, int kind) =>
        (kind % 3) switch
        {
            0 => (new Plain(dispose), true),
            1 => (new Pooled(dispose), true),
            _ => (new Forwarding(dispose), false),
        };

    private sealed class Plain(Func<Task> dispose) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await dispose();
    }

    private sealed class Pooled(Func<Task> dispose) : IAsyncDisposable
    {
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        public async ValueTask DisposeAsync() => await dispose();
    }

    private sealed class Forwarding(Func<Task> dispose) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(dispose());
    }
}
