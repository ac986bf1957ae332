using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Meanwhile.Tests.Interop;

/// <summary>A cancel that meets a foreign await: point 5 of the design.</summary>
public class CancelForeignTests : LoopTest
{
    // (a) a coroutine of the same task is parked below foreign frames

    [Fact]
    public void Coroutine_below_foreign_code_gets_the_cancel_and_the_foreign_code_is_awaited_to_its_end()
    {
        var seen = Cancelled(Outer);

        Log.Is("below stop | foreign ends | outer stop");
        Assert.Equal("stop", seen.Reason);

        async Coroutine Outer()
        {
            try
            {
                await Foreign();
            }
            catch (CancelledException cancelled)
            {
                Log.Add($"outer {cancelled.Reason}");
                throw;
            }
        }

        async Task Foreign()
        {
            try
            {
                await Below();
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("foreign ends");
            }
        }

        async Coroutine Below()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException cancelled)
            {
                Log.Add($"below {cancelled.Reason}");
                throw;
            }
        }
    }

    [Fact]
    public void Cancel_that_foreign_code_swallows_is_swallowed()
    {
        Run(async () =>
        {
            var task = CreateTask(Outer());
            await Yield();
            task.Cancel();
            Assert.Equal(7, await task);
            Assert.Equal(1, task.CancelRequests);
        });

        static async Coroutine<int> Outer() => await Foreign();

        static async Task<int> Foreign()
        {
            try
            {
                await Sleep(1.Hours);
                return 0;
            }
            catch (OperationCanceledException)
            {
                await Sleep(1.Seconds);
                return 7;
            }
        }
    }

    // (b) a bare Task

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void Await_of_a_bare_Task_ends_now_with_our_own_exception(int kind)
    {
        var never = new TaskCompletionSource<int>();
        var seen = Cancelled(async () =>
        {
            try
            {
                switch (kind)
                {
                    case 0:
                        await (Task)never.Task;
                        break;
                    case 1:
                        await never.Task;
                        break;
                    case 2:
                        await ((Task)never.Task).ConfigureAwait(false);
                        break;
                    default:
                        await never.Task.ConfigureAwait(false);
                        break;
                }
            }
            finally
            {
                Log.Add("clean-up");
                await Sleep(1.Seconds);
                await Task.Run(() => { });
                Log.Add("awaits again");
            }
        });

        Log.Is("clean-up | awaits again");
        Assert.Equal("stop", seen.Reason);
        Assert.False(never.Task.IsCompleted);
    }

    [Fact]
    public void Await_of_a_Task_with_a_struct_or_a_reference_result_ends_now()
    {
        var text = new TaskCompletionSource<string>();
        var large = new TaskCompletionSource<(long, long, string, decimal)>();
        Assert.Equal("stop", Cancelled(async () => Log.Add(await text.Task)).Reason);
        Assert.Equal("stop", Cancelled(async () => Log.Add((await large.Task).Item3)).Reason);
        Log.Is("");
    }

    [Fact]
    public void Later_failure_of_an_abandoned_Task_is_reported()
    {
        var failure = new FormatException();
        var source = new TaskCompletionSource();
        Run(async () =>
        {
            var task = CreateTask(Await());
            await Yield();
            task.Cancel();
            await AwaitForeignTests.Caught(async () => await task);
            Assert.Empty(TakeReports());
            source.SetException(failure);
        });

        // Its end is told on another thread, perhaps only after the loop has closed.
        IReadOnlyList<LoopError> reports = [];
        Assert.True(SpinWait.SpinUntil(() => (reports = TakeErrors()).Count > 0, 30.Seconds));
        var report = Assert.Single(reports);
        Assert.Equal("A Task failed after the await of it was cancelled", report.Message);
        Assert.Same(failure, report.Exception);

        async Coroutine Await() => await source.Task;
    }

    [Fact]
    public void Later_success_or_cancellation_of_an_abandoned_Task_disturbs_nobody()
    {
        var succeeds = new TaskCompletionSource<int>();
        var ends = new TaskCompletionSource<int>();
        Run(async () =>
        {
            foreach (var source in new[] { succeeds, ends })
            {
                var task = CreateTask(Await(source));
                await Yield();
                task.Cancel();
                Assert.Equal(3, await task);
            }

            await Sleep(1.Hours);
        });

        async Coroutine<int> Await(TaskCompletionSource<int> source)
        {
            try
            {
                return await source.Task;
            }
            catch (CancelledException)
            {
                // The abandoned task ends while this box waits for something else: it must not be woken by that.
                EventLoop.Current.CallSoon(() =>
                {
                    if (source == ends)
                    {
                        source.SetCanceled();
                    }
                    else
                    {
                        source.SetResult(1);
                    }
                });
                var before = EventLoop.Current.Time;
                await Sleep(10.Seconds);
                Assert.Equal(before + 10.Seconds, EventLoop.Current.Time);
                await Task.Delay(10.Seconds, Clock);
                Assert.Equal(before + 20.Seconds, EventLoop.Current.Time);
                return 3;
            }
        }
    }

    [Fact]
    public void Callee_that_was_given_the_ambient_token_ends_by_it()
    {
        Task? delay = null;
        var seen = Cancelled(async () =>
        {
            delay = Task.Delay(Timeout.InfiniteTimeSpan, CurrentToken);
            await delay;
        });

        Assert.Equal("stop", seen.Reason);
        Assert.True(delay!.IsCanceled);
    }

    [Fact]
    public void Foreign_method_without_coroutines_that_was_told_by_the_token_is_awaited_to_its_end()
    {
        var seen = Cancelled(async () => await Foreign(CurrentToken));

        Assert.Equal("stop", seen.Reason);
        Log.Is("told");

        async Task Foreign(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            catch (OperationCanceledException)
            {
                Log.Add("told");
            }
        }
    }

    // (c) never abandoned

    [Fact]
    public void ValueTask_is_waited_for_to_its_end_and_its_result_is_taken_once()
    {
        var source = new Source();
        Run(async () =>
        {
            var task = CreateTask(Await());
            await Yield();
            task.Cancel("stop");
            await Sleep(1.Seconds);
            Assert.False(task.IsDone);
            Assert.Equal(0, source.Taken);
            source.Core.SetResult(5);
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });

        Assert.Equal(1, source.Taken);
        Log.Is("got 5 | stop");

        async Coroutine Await()
        {
            Log.Add($"got {await new ValueTask<int>(source, source.Core.Version)}");
            try
            {
                await Yield();
            }
            catch (CancelledException cancelled)
            {
                Log.Add(cancelled.Reason!);
                throw;
            }
        }
    }

    [Fact]
    public void ValueTask_that_ends_by_the_ambient_token_makes_the_task_cancelled()
    {
        var source = new Source();
        Run(async () =>
        {
            var task = CreateTask(Await());
            await Yield();
            task.Cancel();
            var seen = await AwaitForeignTests.Caught(async () => await task);
            Assert.IsType<CancelledException>(seen);
            Assert.True(task.IsCancelled);
        });

        Assert.Equal(1, source.Taken);

        async Coroutine Await()
        {
            var token = CurrentToken;
            using var registration = token.Register(() => source.Core.SetException(new OperationCanceledException(token)));
            await new ValueTask<int>(source, source.Core.Version);
        }
    }

    [Fact]
    public void Custom_awaiter_is_waited_for_to_its_end()
    {
        var awaiter = new Custom();
        Run(async () =>
        {
            var task = CreateTask(Await());
            await Yield();
            task.Cancel("stop");
            await Sleep(1.Seconds);
            Assert.False(task.IsDone);
            Assert.Equal(0, awaiter.Taken);
            awaiter.Continuation!();
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });

        Assert.Equal(1, awaiter.Taken);
        Log.Is("token True | got 5");

        async Coroutine Await()
        {
            var token = CurrentToken;
            var got = await awaiter;
            Log.Add($"token {token.IsCancellationRequested}");
            Log.Add($"got {got}");
            await Yield();
            Log.Add("not here");
        }
    }

    private CancelledException Cancelled(Func<Coroutine> work) =>
        Run(async () =>
        {
            var task = CreateTask(work());
            await Yield();
            task.Cancel("stop");
            var seen = await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
            return Assert.IsType<CancelledException>(seen);
        });

    private sealed class Source : IValueTaskSource<int>
    {
        internal ManualResetValueTaskSourceCore<int> Core;

        internal int Taken { get; private set; }

        public int GetResult(short token)
        {
            Taken++;
            return Core.GetResult(token);
        }

        public ValueTaskSourceStatus GetStatus(short token) => Core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            Core.OnCompleted(continuation, state, token, flags);
    }

    private sealed class Custom : INotifyCompletion
    {
        internal Action? Continuation { get; private set; }

        internal int Taken { get; private set; }

        public bool IsCompleted => false;

        public Custom GetAwaiter() => this;

        public int GetResult()
        {
            Taken++;
            return 5;
        }

        public void OnCompleted(Action continuation) => Continuation = continuation;
    }
}
