using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Meanwhile;

/// <summary>
/// Follows who awaits whom through foreign code, from a continuation outward: a task that runs several foreign methods at
/// once has to know which of them the one it waits for comes from.
/// </summary>
/// <remarks>
/// A <see cref="Task"/> knows who waits for it and does not tell; it is read from its fields. Where that cannot be done, or
/// where the chain leads through something unknown, the answer is that it may lead there.
/// </remarks>
internal static class AwaitChain
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly FieldInfo? Waiting = typeof(Task).GetField("m_continuationObject", Fields);

    /// <summary>Whether the end of that wait may be brought about by what goes on there.</summary>
    /// <param name="goesOn">What goes on: a continuation, a task, or what a task keeps of those who wait for it.</param>
    /// <param name="wait">The wait, which has registered itself with what it waits for.</param>
    internal static bool MayLeadTo(object? goesOn, IForeignEnd wait)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        return goesOn switch
        {
            null => false,

            // Another wait of ours: whoever is in that one is asked for itself.
            IForeignEnd reached => reached == wait,
            Delegate { Target: { } target } => MayLeadTo(target, wait),
            Task task => Waiting is null || IsIterator(task) || MayLeadTo(Waiting.GetValue(task), wait),
            List<object?> several => AnyMayLeadTo(several, wait),
            _ when ActionOf(goesOn) is { } action => MayLeadTo(action, wait),
            _ => true,
        };
    }

    private static bool AnyMayLeadTo(List<object?> several, IForeignEnd wait)
    {
        object?[] now;

        // The task itself changes the list only so.
        lock (several)
        {
            now = [.. several];
        }

        return Array.Exists(now, each => MayLeadTo(each, wait));
    }

    /// <summary>An async iterator is driven by a task that nobody waits for; those who wait do so elsewhere.</summary>
    private static bool IsIterator(Task task) =>
        task.GetType() is { IsGenericType: true } type
        && Array.Exists(type.GetGenericArguments(), static argument => typeof(IValueTaskSource<bool>).IsAssignableFrom(argument));

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the field is trimmed the answer is that it may lead there.")]
    private static object? ActionOf(object continuation) => continuation.GetType().GetField("m_action", Fields)?.GetValue(continuation);
}
