#pragma warning disable RS0030 // An awaiter is asked for its result when it has ended: nothing blocks.
using System.Runtime.CompilerServices;
using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>Awaiters of other libraries.</summary>
internal static class Customs
{
    internal static IEnumerable<Kind> Kinds =>
        [
            Of("awaiter that is a class", static async part =>
            {
                await new ClassAwaiter(part);
                part.Took();
            }),
            Of("awaiter that is a struct", static async part =>
            {
                await new StructAwaiter(part);
                part.Took();
            }),
            Of("awaiter without UnsafeOnCompleted", static async part =>
            {
                await new SafeAwaiter(part);
                part.Took();
            }),

            // It never has ended, and always does.
            new("Task.Yield", Family.Unknown, static () => new OfTask<int>(5, static async part =>
            {
                await Task.Yield();
                part.Took();
            }))
            {
                Endings = [Ending.Ended],
                AlwaysSuspends = true,
            },
        ];

    // What never ends is not left: that has a case of its own.
    private static Kind Of(string name, Func<OfTask<int>, Coroutine> wait) =>
        new(name, Family.Unknown, () => new OfTask<int>(5, wait)) { Endings = [Ending.Ended, Ending.EndsLater, Ending.Fails, Ending.IsCancelled] };

    private sealed class ClassAwaiter(OfTask<int> part) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => part.Task.IsCompleted;

        public ClassAwaiter GetAwaiter() => this;

        public void GetResult() => part.Task.GetAwaiter().GetResult();

        public void OnCompleted(Action continuation) => part.Task.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => part.Task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
    }

    private readonly struct StructAwaiter(OfTask<int> part) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => part.Task.IsCompleted;

        public StructAwaiter GetAwaiter() => this;

        public void GetResult() => part.Task.GetAwaiter().GetResult();

        public void OnCompleted(Action continuation) => part.Task.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => part.Task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
    }

    private sealed class SafeAwaiter(OfTask<int> part) : INotifyCompletion
    {
        public bool IsCompleted => part.Task.IsCompleted;

        public SafeAwaiter GetAwaiter() => this;

        public void GetResult() => part.Task.GetAwaiter().GetResult();

        public void OnCompleted(Action continuation) => part.Task.ConfigureAwait(false).GetAwaiter().OnCompleted(continuation);
    }
}
