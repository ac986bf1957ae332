using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// What a wait registers with a <see cref="Task"/>. .NET makes such an object at every await under a synchronization context; a wait
/// keeps its own, as the context is the wait itself each time, and is spared that and the change of the context.
/// </summary>
internal static class Registration
{
    // They are .NET's own and not promised. Where they are not as expected, every await goes by the awaiter.
    private static readonly bool IsKnown = TryOut();

    /// <summary>Makes one that posts the callback to the context when a task has ended; null where .NET keeps it to itself.</summary>
    internal static object? Make(SynchronizationContext context, Action callback) => IsKnown ? New(context, callback, false) : null;

    /// <summary>Registers it.</summary>
    /// <returns>False if the task has ended: nothing calls back.</returns>
    internal static bool Add(Task task, object registration) => AddTaskContinuation(task, registration, false);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever it is, it does not work.")]
    private static bool TryOut()
    {
        try
        {
            var context = new Posted();
            var registration = New(context, context.Call, false);
            for (var times = 1; times <= 2; times++)
            {
                // Not inline, as the task does not allow that, nor by the pool, where it would take a while: so it is posted.
                var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (!AddTaskContinuation(source.Task, registration, false) || context.Calls != times - 1)
                {
                    return false;
                }

                source.SetResult();
                if (context.Calls != times || AddTaskContinuation(source.Task, registration, false))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType("System.Threading.Tasks.SynchronizationContextAwaitTaskContinuation, System.Private.CoreLib")]
    private static extern object New(SynchronizationContext context, Action action, bool flowExecutionContext);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern bool AddTaskContinuation(Task task, object continuation, bool addBeforeOthers);

    private sealed class Posted : SynchronizationContext
    {
        internal int Calls { get; private set; }

        internal void Call() => Calls++;

        public override void Post(SendOrPostCallback d, object? state) => d(state);
    }
}
