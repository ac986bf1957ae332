using System.Threading.Tasks.Sources;
using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>What ends when a source of its own kind does, which insists on being asked for its result once.</summary>
internal sealed class OfSource<T>(T value, Func<OfSource<T>, Coroutine> wait) : Awaited, IValueTaskSource<T>, IValueTaskSource
{
    // Not readonly: it is a struct that changes.
    private ManualResetValueTaskSourceCore<T> core;
    private int taken;

    internal ValueTask<T> ValueTask => new(this, core.Version);

    internal ValueTask PlainValueTask => new(this, core.Version);

    internal override bool IsTaken => taken == 1;

    internal override Coroutine Await() => wait(this);

    internal void Take(T result)
    {
        if (!EqualityComparer<T>.Default.Equals(result, value))
        {
            throw new InvalidOperationException($"It gave {result} in place of {value}.");
        }

        Hold();
    }

    internal void Took() => Hold();

    protected override void EndWithResult() => core.SetResult(value);

    protected override void EndWithFailure(Exception failure) => core.SetException(failure);

    protected override void EndAsCancelled(CancellationToken token) => core.SetException(new OperationCanceledException(token));

    T IValueTaskSource<T>.GetResult(short token)
    {
        taken++;
        return core.GetResult(token);
    }

    void IValueTaskSource.GetResult(short token)
    {
        taken++;
        core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => core.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);
}
