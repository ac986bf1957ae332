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

    // By its name and not by what is met: natively the field is kept for that.
    private static readonly FieldInfo? Action = Type.GetType("System.Threading.Tasks.AwaitTaskContinuation")?.GetField("m_action", Fields);

    private static readonly FieldInfo? Continued = Type.GetType("System.Threading.Tasks.ContinueWithTaskContinuation")?.GetField("m_task", Fields);

    /// <summary>Whether the end of that wait is brought about by what goes on there.</summary>
    /// <param name="goesOn">What goes on: a continuation, a task, or what a task keeps of those who wait for it.</param>
    /// <param name="wait">The wait, which has registered itself with what it waits for.</param>
    internal static Leading Leads(object? goesOn, IForeignEnd wait)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Leading.Perhaps;
        }

        return goesOn switch
        {
            null => Leading.Nowhere,

            // Another wait of ours: whoever is in that one is asked for itself.
            IForeignEnd reached => reached == wait ? Leading.There : Leading.Nowhere,
            Delegate { Target: { } target } => Leads(target, wait),
            Task { IsCompleted: true } => Leading.Nowhere,
            Task task when IteratorOf(task, out var iterator) => iterator is not null && wait.IsStepOf(iterator) ? Leading.There : Leading.Perhaps,
            Task task => Waiting is null ? Leading.Perhaps : Leads(Waiting.GetValue(task), wait),
            List<object?> several => AnyLeads(several, wait),
            _ when ActionOf(goesOn) is { } action => Leads(action, wait),
            _ when Continued?.DeclaringType?.IsInstanceOfType(goesOn) == true => Leads(Continued.GetValue(goesOn), wait),
            _ => Leading.Perhaps,
        };
    }

    private static Leading AnyLeads(List<object?> several, IForeignEnd wait)
    {
        object?[] now;

        // The task itself changes the list only so.
        lock (several)
        {
            now = [.. several];
        }

        var best = Leading.Nowhere;
        foreach (var each in now)
        {
            best = (Leading)Math.Max((int)best, (int)Leads(each, wait));
        }

        return best;
    }

    /// <summary>An async iterator is driven by a task that nobody waits for; those who wait do so at the iterator itself.</summary>
    private static bool IteratorOf(Task task, out object? iterator)
    {
        iterator = null;
        if (
            task.GetType() is not { IsGenericType: true } type
            || !Array.Exists(type.GetGenericArguments(), static argument => typeof(IValueTaskSource<bool>).IsAssignableFrom(argument))
        )
        {
            return false;
        }

        try
        {
            iterator = StateMachineOf(task);
        }
        catch (Exception missing) when (missing is MissingMemberException or TypeLoadException or InvalidCastException)
        {
            // It may lead anywhere.
        }

        return true;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetStateMachineObject")]
    private static extern IAsyncStateMachine StateMachineOf(
        [UnsafeAccessorType("System.Runtime.CompilerServices.IAsyncStateMachineBox, System.Private.CoreLib")] object box
    );

    private static object? ActionOf(object continuation) =>
        Action?.DeclaringType?.IsInstanceOfType(continuation) == true ? Action.GetValue(continuation) : null;
}
