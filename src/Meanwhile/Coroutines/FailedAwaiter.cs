using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Turns a copy of a task's awaiter into the awaiter of a failed task.</summary>
internal static class FailedAwaiter
{
    /// <summary>
    /// Writes the failed task into a boxed awaiter of the kind <see cref="AwaiterKind.Task"/>. Each begins with the
    /// reference to its task and, when asked for the result, first asks that task for its failure: the type of the result is
    /// never looked at.
    /// </summary>
    internal static void Into(object boxedAwaiter, Task failed)
    {
        ref var first = ref Unsafe.As<byte, Task>(ref Unsafe.As<BoxedValue>(boxedAwaiter).First);
        first = failed;
    }

    // The shape of any boxed value: its first byte follows the header.
    private sealed class BoxedValue
    {
        internal byte First;
    }
}
