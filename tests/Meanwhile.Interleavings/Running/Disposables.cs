using System.Runtime.CompilerServices;

namespace Meanwhile.Interleavings;

/// <summary>Things that are disposed asynchronously, each in one of the ways in which that is written.</summary>
internal static class Disposables
{
    /// <summary>One of a kind.</summary>
    /// <param name="dispose">What it does.</param>
    /// <param name="kind">The kind.</param>
    internal static IAsyncDisposable Make(Func<Task> dispose, int kind) =>
        (kind % 3) switch
        {
            0 => new Plain(dispose),
            1 => new Pooled(dispose),
            _ => new Forwarding(dispose),
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
