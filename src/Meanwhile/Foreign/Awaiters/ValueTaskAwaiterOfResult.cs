#pragma warning disable CA2012 // It is a copy of the value that the coroutine awaits: its result is taken once at most, and only when it is there.
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Those of a <see cref="ValueTask{TResult}"/>.</summary>
internal sealed class ValueTaskAwaiterOfResult<TResult> : ValueTaskAwaiters
{
    internal override Type ResultType => typeof(TResult);

    internal override object? Awaited(object kept) => ReadPrivate(() => Fields<TResult>.Source(ref ValueOf(kept)));

    internal override bool IsCompleted(object kept) => Ask(() => ValueOf(kept).IsCompleted, refused: true);

    internal override bool IsLost(object kept) => Ask(() => ValueOf(kept).IsCompleted && false, refused: true);

    internal override bool IsCanceled(object kept) =>
        Awaited(kept) is Task task ? TaskOutcome.IsCancel(task) : Ask(() => ValueOf(kept).IsCanceled, refused: false);

    internal override bool IsFaulted(object kept) => Ask(() => ValueOf(kept).IsFaulted, refused: true);

    internal override object Failed(object kept, Exception failure)
    {
        // A task of the very type: the value would take any other object for a source of its own.
        var failed = ValueTask.FromException<TResult>(failure);
        return kept is ValueTaskAwaiter<TResult> ? failed.GetAwaiter() : failed.ConfigureAwait(continueOnCapturedContext: true).GetAwaiter();
    }

    internal override Exception? Take(object kept, out object? result)
    {
        var value = ValueOf(kept);
        object? taken = null;
        var failure = Caught(() => taken = value.GetAwaiter().GetResult());
        result = taken;
        return failure;
    }

    private static ref ValueTask<TResult> ValueOf(object kept) => ref Unsafe.As<byte, ValueTask<TResult>>(ref BoxedValue.FirstOf(kept));

    private static class Fields<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
        internal static extern ref object? Source(ref ValueTask<T> value);
    }
}
