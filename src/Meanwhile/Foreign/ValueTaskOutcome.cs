using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Meanwhile;

/// <summary>Asks the awaiter of a finished <see cref="ValueTask"/> whether it ended by cancellation, without taking its result.</summary>
internal static class ValueTaskOutcome
{
    /// <returns>False also where it cannot be told: the cancel then meets the next suspension.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the members are trimmed the answer is false, which is safe.")]
    internal static bool IsCanceled(object boxedAwaiter)
    {
        var awaited = boxedAwaiter.GetType().GetField("_value", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(boxedAwaiter);
        return awaited?.GetType().GetProperty(nameof(ValueTask.IsCanceled))?.GetValue(awaited) is true;
    }
}
