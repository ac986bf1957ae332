using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Those of a <see cref="Task"/> without a result.</summary>
internal sealed class TaskAwaiterOfNone : TaskAwaiters
{
    // Where the field is not to be had, none counts as silent: its end by a cancel then is the delivery, and is not seen.
    private static readonly FieldInfo? Options = typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter).GetField(
        "m_options",
        BindingFlags.Instance | BindingFlags.NonPublic
    );

    internal override bool IsSilent(object kept) =>
        kept is ConfiguredTaskAwaitable.ConfiguredTaskAwaiter
        && Options?.GetValue(kept) is ConfigureAwaitOptions options
        && options.HasFlag(ConfigureAwaitOptions.SuppressThrowing);

    // One that was told not to throw gives way to one that was not.
    internal override object Failed(object kept, Exception failure) => AwaiterOf(Task.FromException(failure), kept is TaskAwaiter);

    internal override object Completed(object kept) => AwaiterOf(Task.CompletedTask, kept is TaskAwaiter);

    private static object AwaiterOf(Task task, bool isPlain) =>
        isPlain ? task.GetAwaiter() : task.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext).GetAwaiter();
}
