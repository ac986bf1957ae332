using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>The awaiters of a <see cref="Task"/>. Each begins with the reference to its task, as the base class library itself relies on.</summary>
internal abstract class TaskAwaiters : ForeignAwaiter
{
    internal static Task TaskOf(object kept) => Unsafe.As<byte, Task>(ref BoxedValue.FirstOf(kept));

    internal override object Awaited(object kept) => TaskOf(kept);

    internal override bool IsCompleted(object kept) => TaskOf(kept).IsCompleted;

    internal override bool IsCanceled(object kept) => TaskOutcome.IsCancel(TaskOf(kept));

    internal override bool IsFaulted(object kept) => TaskOf(kept).IsFaulted;

    // A task keeps its result for whoever asks: here nobody does.
    internal override Exception? Take(object kept, out object? result)
    {
        result = null;
        return TaskOutcome.FailureOf(TaskOf(kept));
    }
}
