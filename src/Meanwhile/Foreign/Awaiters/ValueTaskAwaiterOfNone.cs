#pragma warning disable CA2012 // It is a copy of the value that the coroutine awaits: its result is taken once at most, and only when it is there.
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Those of a <see cref="ValueTask"/> without a result.</summary>
internal sealed class ValueTaskAwaiterOfNone : ValueTaskAwaiters
{
    internal override object? Awaited(object kept) => ReadPrivate(() => Source(ref ValueOf(kept)));

    internal override bool IsCompleted(object kept) => Ask(() => ValueOf(kept).IsCompleted, refused: true);

    internal override bool IsLost(object kept) => Ask(() => ValueOf(kept).IsCompleted && false, refused: true);

    internal override bool IsCanceled(object kept) =>
        Awaited(kept) is Task task ? TaskOutcome.IsCancel(task) : Ask(() => ValueOf(kept).IsCanceled, refused: false);

    internal override bool IsFaulted(object kept) => Ask(() => ValueOf(kept).IsFaulted, refused: true);

    internal override object Failed(object kept, Exception failure) => AwaiterOf(ValueTask.FromException(failure), kept is ValueTaskAwaiter);

    internal override object Completed(object kept) => AwaiterOf(ValueTask.CompletedTask, kept is ValueTaskAwaiter);

    internal override Exception? Take(object kept, out object? result)
    {
        result = null;
        var value = ValueOf(kept);
        return Caught(() => value.GetAwaiter().GetResult());
    }

    private static object AwaiterOf(ValueTask value, bool isPlain) =>
        isPlain ? value.GetAwaiter() : value.ConfigureAwait(continueOnCapturedContext: true).GetAwaiter();

    private static ref ValueTask ValueOf(object kept) => ref Unsafe.As<byte, ValueTask>(ref BoxedValue.FirstOf(kept));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? Source(ref ValueTask value);
}
