using System.Diagnostics;

namespace Meanwhile;

public sealed partial class TaskGroup
{
    /// <summary>A body with its group, for <c>TaskGroup.Run</c>.</summary>
    [StackTraceHidden]
    private struct Enclosure<T>(Func<TaskGroup, Coroutine<T>> body, int? limit, bool needsValue) : IEnclosure<T, T>, IHasMembers
    {
        private TaskGroup? group;

        public static string Name => $"{nameof(TaskGroup)}.{nameof(Run)}";

        public readonly IEnumerable<LoopTask> Members => group?.Members ?? [];

        public readonly Scope? Within => group?.scope.Outer;

        public void Enter()
        {
            group = new TaskGroup(EventLoop.Current.Strand ?? throw Errors.NoCurrentTask(nameof(TaskGroup)), limit);
            group.scope.Enter();
        }

        public readonly Coroutine<T> Begin() => body(group!);

        public readonly Coroutine<Exception?> End(Exception? ending, T value, out T result)
        {
            result = value;
            return needsValue && ending is not null ? CloseWithoutValue(group!, ending) : group!.Close(ending);
        }

        private static async Coroutine<Exception?> CloseWithoutValue(TaskGroup group, Exception ending) =>
            await group.Close(ending) ?? new CancelledException("The task group was cancelled before its body gave a value.");
    }
}
