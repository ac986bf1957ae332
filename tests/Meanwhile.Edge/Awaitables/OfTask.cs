using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>What ends when a <see cref="TaskCompletionSource{T}"/> does.</summary>
/// <param name="value">Its result.</param>
/// <param name="wait">The await in question, with the type that the compiler sees.</param>
/// <param name="isKept">Whether somebody else keeps a result that the await does not get.</param>
internal sealed class OfTask<T>(T value, Func<OfTask<T>, Coroutine> wait, bool isKept = false) : Awaited
{
    private readonly TaskCompletionSource<T> source = new();

    internal Task<T> Task => source.Task;

    internal override int Lost => isKept ? 0 : base.Lost;

    internal override Coroutine Await() => wait(this);

    /// <summary>The await gave this.</summary>
    internal void Take(T result)
    {
        if (!EqualityComparer<T>.Default.Equals(result, value))
        {
            throw new InvalidOperationException($"It gave {result} in place of {value}.");
        }

        Hold();
    }

    /// <summary>The await gave its result, which is nothing or can be looked at only elsewhere.</summary>
    internal void Took() => Hold();

    protected override void EndWithResult() => source.SetResult(value);

    protected override void EndWithFailure(Exception failure) => source.SetException(failure);

    protected override void EndAsCancelled(CancellationToken token) => source.SetCanceled(token);
}
