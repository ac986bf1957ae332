namespace Meanwhile.Analyzers.Tests;

/// <summary>What the compiled sources refer to.</summary>
internal static class Stubs
{
    /// <summary>Types of the library's names, so that these tests need nothing of its runtime.</summary>
    internal const string Meanwhile = """
        namespace Meanwhile
        {
            using System;
            using System.Collections.Generic;
            using System.Runtime.CompilerServices;
            using System.Threading.Tasks;

            public interface IAwaitable
            {
            }

            [AsyncMethodBuilder(typeof(Builder))]
            public readonly struct Coroutine : IAwaitable, IEquatable<Coroutine>
            {
                public static Coroutine Completed => default;
                public static Coroutine<T> FromResult<T>(T result) => default;
                public Awaiter GetAwaiter() => default;
                public bool Equals(Coroutine other) => true;
                public override bool Equals(object? obj) => true;
                public override int GetHashCode() => 0;
                public override string ToString() => "";
                public static bool operator ==(Coroutine left, Coroutine right) => true;
                public static bool operator !=(Coroutine left, Coroutine right) => false;
            }

            [AsyncMethodBuilder(typeof(Builder<>))]
            public readonly struct Coroutine<T> : IAwaitable
            {
                public Awaiter<T> GetAwaiter() => default;
            }

            public class Future : IAwaitable
            {
                public Awaiter GetAwaiter() => default;
            }

            public class Future<T> : Future
            {
                public new Awaiter<T> GetAwaiter() => default;
            }

            public class LoopTask : Future
            {
            }

            public class LoopTask<T> : LoopTask
            {
                public new Awaiter<T> GetAwaiter() => default;
            }

            public sealed class TaskGroup
            {
                public LoopTask CreateTask(Coroutine coroutine) => new();
                public LoopTask<T> CreateTask<T>(Coroutine<T> coroutine) => new();
            }

            public sealed class EventLoop
            {
                public static EventLoop Current => new();
                public static EventLoop? CurrentOrNull => null;
                public Task Submit(Func<Coroutine> start) => Task.CompletedTask;
                public Task<T> Submit<T>(Func<Coroutine<T>> start) => Task.FromResult<T>(default!);
                public Future<T> RunInExecutor<T>(object? executor, Func<T> work) => new();
                public void CallSoon(Action callback) { }
            }

            public static class Async
            {
                public static void Run(Coroutine main) { }
                public static void Run(Func<Coroutine> main) { }
                public static Future Gather(IEnumerable<Coroutine> coroutines) => new();
                public static Future Gather(IEnumerable<IAwaitable> awaitables) => new();
                public static Future<T[]> Gather<T>(IEnumerable<Coroutine<T>> coroutines) => new();
                public static Future<T[]> Gather<T>(IEnumerable<Task<T>> tasks) => new();
                public static Future Gather(params IAwaitable[] awaitables) => new();
                public static Coroutine Map<TItem>(IEnumerable<TItem> items, Func<TItem, Coroutine> each) => default;
                public static Coroutine<T> WithTimeout<T>(TimeSpan? timeout, Func<object, Coroutine<T>> body) => default;
                public static Coroutine WithTimeout(TimeSpan? timeout, Func<object, Coroutine> body) => default;
                public static Coroutine ToThread(Action work) => default;
                [OverloadResolutionPriority(1)]
                public static Coroutine ToThread(Func<Task> work) => default;
                public static Coroutine<TResult[]> ParallelMap<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> each) => default;
                public static Coroutine AsCoroutine(this Task task) => default;
                public static LoopTask CreateTask(Coroutine coroutine) => new();
                public static LoopTask<T> CreateTask<T>(Coroutine<T> coroutine) => new();
                public static Coroutine Sleep(TimeSpan delay) => default;
                public static Coroutine<int> Count() => default;
            }

            public readonly struct Awaiter : INotifyCompletion
            {
                public bool IsCompleted => true;
                public void GetResult() { }
                public void OnCompleted(Action continuation) { }
            }

            public readonly struct Awaiter<T> : INotifyCompletion
            {
                public bool IsCompleted => true;
                public T GetResult() => default!;
                public void OnCompleted(Action continuation) { }
            }

            public struct Builder
            {
                public Coroutine Task => default;
                public static Builder Create() => default;
                public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
                public void SetResult() { }
                public void SetException(Exception exception) { }
                public void SetStateMachine(IAsyncStateMachine machine) { }
                public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
                public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
            }

            public struct Builder<T>
            {
                public Coroutine<T> Task => default;
                public static Builder<T> Create() => default;
                public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
                public void SetResult(T result) { }
                public void SetException(Exception exception) { }
                public void SetStateMachine(IAsyncStateMachine machine) { }
                public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
                public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
            }
        }
        """;

    /// <summary>A library that knows nothing of coroutines.</summary>
    internal const string Checks = """
        using System;

        public static class Check
        {
            public static void Throws(Func<object?> code) { }
            public static T Gives<T>(Func<T> code) => code();
        }
        """;
}
