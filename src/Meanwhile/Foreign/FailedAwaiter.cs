using System.Reflection;
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

    /// <summary>Whether the awaiter was told not to throw: the failure would not be seen, and an unfinished task taken for a finished one.</summary>
    internal static bool WouldBeSilent(object boxedAwaiter) =>
        boxedAwaiter is ConfiguredTaskAwaitable.ConfiguredTaskAwaiter
        && (Options?.GetValue(boxedAwaiter) is not ConfigureAwaitOptions options || options.HasFlag(ConfigureAwaitOptions.SuppressThrowing));

    // Where the field is not to be had, every such awaiter counts as silent, which only means to wait for its end.
    private static readonly FieldInfo? Options = typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter).GetField(
        "m_options",
        BindingFlags.Instance | BindingFlags.NonPublic
    );

    // The shape of any boxed value: its first byte follows the header.
    private sealed class BoxedValue
    {
        internal byte First;
    }
}
