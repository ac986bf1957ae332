using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Meanwhile.Tests.Interop;

public class AwaitForeignTests : LoopTest
{
    public static TheoryData<string> Kinds =>
        [
            "Task",
            "Task<T>",
            "ValueTask",
            "ValueTask<T>",
            "Task, not on the context",
            "Task<T>, not on the context",
            "ValueTask, not on the context",
            "ValueTask<T>, not on the context",
            "ValueTask of a source",
            "Task.Yield",
            "finished Task",
            "awaiter that calls back on another thread",
            "awaiter that calls back at once",
            "awaiter without UnsafeOnCompleted",
        ];

    [Theory, MemberData(nameof(Kinds))]
    public void Await_comes_back_to_the_loop_and_to_the_same_task(string kind)
    {
        Run(async () =>
        {
            var main = LoopTask.Current;
            var thread = Environment.CurrentManagedThreadId;
            var other = CreateTask(Spin());
            for (var i = 0; i < 3; i++)
            {
                await Await(kind);
                Assert.Same(main, LoopTask.Current);
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                Assert.Same(main, SynchronizationContext.Current);
            }

            other.Cancel();
        });

        static async Coroutine Spin()
        {
            while (true)
            {
                await Yield();
            }
        }
    }

    private static async Coroutine Await(string kind)
    {
        switch (kind)
        {
            case "Task":
                await Task.Run(() => { });
                break;
            case "Task<T>":
                Assert.Equal(5, await Task.Run(() => 5));
                break;
            case "ValueTask":
                await new ValueTask(Task.Run(() => { }));
                break;
            case "ValueTask<T>":
                Assert.Equal(5, await new ValueTask<int>(Task.Run(() => 5)));
                break;
            case "Task, not on the context":
                await Task.Run(() => { }).ConfigureAwait(false);
                break;
            case "Task<T>, not on the context":
                Assert.Equal(5, await Task.Run(() => 5).ConfigureAwait(false));
                break;
            case "ValueTask, not on the context":
                await new ValueTask(Task.Run(() => { })).ConfigureAwait(false);
                break;
            case "ValueTask<T>, not on the context":
                Assert.Equal(5, await new ValueTask<int>(Task.Run(() => 5)).ConfigureAwait(false));
                break;
            case "ValueTask of a source":
                var source = new Source();
                _ = Task.Run(() => source.Core.SetResult(5));
                Assert.Equal(5, await new ValueTask<int>(source, source.Core.Version));
                break;
            case "Task.Yield":
                await Task.Yield();
                break;
            case "finished Task":
                await Task.CompletedTask;
                Assert.Equal(5, await Task.FromResult(5));
                break;
            case "awaiter that calls back on another thread":
                Assert.Equal(5, await new Custom(continuation => Task.Run(continuation)));
                break;
            case "awaiter that calls back at once":
                Assert.Equal(5, await new Custom(continuation => continuation()));
                break;
            case "awaiter without UnsafeOnCompleted":
                Assert.Equal(5, await new Plain(continuation => Task.Run(continuation)));
                break;
            default:
                throw new ArgumentException(kind);
        }
    }

    [Fact]
    public void Failure_of_a_Task_is_thrown_as_it_is()
    {
        var failure = new FormatException();
        Run(async () =>
        {
            Assert.Same(failure, await Caught(async () => await Task.FromException(failure)));
            Assert.Same(failure, await Caught(async () => await Task.Run(async () => await Task.FromException<int>(failure))));
            Assert.Same(failure, await Caught(async () => await ValueTask.FromException(failure)));
        });
    }

    [Fact]
    public void Task_that_others_have_cancelled_is_a_failure_and_not_a_cancellation_of_ours()
    {
        Run(async () =>
        {
            var task = CreateTask(Await());
            var seen = await Caught(async () => await task);
            Assert.IsType<TaskCanceledException>(seen);
            Assert.False(task.IsCancelled);
        });

        static async Coroutine Await() => await Task.FromCanceled(new CancellationToken(canceled: true));
    }

    [Fact]
    public void Awaiter_that_refuses_the_continuation_fails_the_await()
    {
        Run(async () =>
        {
            var failure = new FormatException();
            Assert.Same(failure, await Caught(async () => await new Custom(_ => throw failure)));
            Assert.Same(failure, await Caught(async () => await new Plain(_ => throw failure)));
            await Yield();
        });
    }

    [Fact]
    public void Awaiter_that_calls_back_twice_resumes_once()
    {
        Run(async () =>
        {
            Exception? refused = null;
            Action? kept = null;
            EventLoop.Current.CallSoon(() =>
            {
                kept!();
                refused = Record.Exception(kept);
            });
            await new Custom(continuation => kept = continuation);
            Log.Add("resumed");
            await Yield();
            await Yield();
            Assert.IsType<InvalidOperationException>(refused);
        });

        Log.Is("resumed");
    }

    [Fact]
    public void Several_awaits_of_one_foreign_kind_in_one_method_do_not_mix()
    {
        Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.Equal(i, await Task.Run(() => i));
                Assert.Equal(i + 1, await Task.Run(() => i + 1).ConfigureAwait(false));
                Assert.Equal(i + 2, await Task.Run(async () =>
                {
                    await Task.Yield();
                    return i + 2;
                }));
            }
        });
    }

    [Fact]
    public void Many_tasks_await_many_threads()
    {
        var results = Run(async () => await Gather(Enumerable.Range(0, 200).Select(Work)));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * 10), results);

        static async Coroutine<int> Work(int number)
        {
            var sum = 0;
            for (var i = 0; i < 10; i++)
            {
                sum += await Task.Run(() => number);
            }

            return sum;
        }
    }

    internal static async Coroutine<Exception> Caught(Func<Coroutine> failing)
    {
        try
        {
            await failing();
        }
        catch (Exception failure)
        {
            return failure;
        }

        throw new InvalidOperationException("It does not fail.");
    }

    private sealed class Source : IValueTaskSource<int>
    {
        internal ManualResetValueTaskSourceCore<int> Core;

        public int GetResult(short token) => Core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => Core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            Core.OnCompleted(continuation, state, token, flags);
    }

    private sealed class Custom(Action<Action> schedule) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Custom GetAwaiter() => this;

        public int GetResult() => 5;

        public void OnCompleted(Action continuation) => throw new NotSupportedException();

        public void UnsafeOnCompleted(Action continuation) => schedule(continuation);
    }

    private sealed class Plain(Action<Action> schedule) : INotifyCompletion
    {
        public bool IsCompleted => false;

        public Plain GetAwaiter() => this;

        public int GetResult() => 5;

        public void OnCompleted(Action continuation) => schedule(continuation);
    }
}
