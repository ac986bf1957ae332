using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Those of a <see cref="Task{TResult}"/>.</summary>
internal sealed class TaskAwaiterOfResult(Type resultType) : TaskAwaiters
{
    internal override Type ResultType { get; } = resultType;

    // Asked for the result, such an awaiter first asks its task for the failure: the type of the result is never looked at.
    internal override object Failed(object kept, Exception failure)
    {
        Unsafe.As<byte, Task>(ref BoxedValue.FirstOf(kept)) = Task.FromException(failure);
        return kept;
    }
}
