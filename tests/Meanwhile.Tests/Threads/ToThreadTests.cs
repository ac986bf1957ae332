using System.Reflection;

namespace Meanwhile.Tests.Threads;

/// <summary>Work whose function gives a task is over when its task is.</summary>
public class ToThreadTests
{
    [Fact]
    public void Task_that_the_work_gives_is_waited_for() =>
        Run(async () =>
        {
            var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var done = false;
            var task = CreateTask(ToThread(() => Library()));
            await Yield();
            go.SetResult();
            await task;
            Assert.True(done);

            async Task Library()
            {
                await go.Task.ConfigureAwait(false);
                done = true;
            }
        });

    [Fact]
    public void Value_of_its_task_is_given() =>
        Run(async () =>
        {
            Assert.Equal(42, await ToThread(() => Library(42)));
            Assert.Equal(43, await ToThread(async () =>
            {
                await Task.Yield();
                return 43;
            }));
            Assert.Equal("text", await ToThread(() => "text"));

            static async Task<int> Library(int value)
            {
                await Task.Yield();
                return value;
            }
        });

    [Fact]
    public void Failure_of_its_task_is_thrown() =>
        Run(async () =>
        {
            var failure = await Assert.ThrowsAsync<InvalidTimeZoneException>(async () => await ToThread(async () =>
            {
                await Task.Yield();
                throw new InvalidTimeZoneException("late");
            }));
            Assert.Equal("late", failure.Message);
            await Assert.ThrowsAsync<InvalidTimeZoneException>(async () => await ToThread(Early));

            static Task Early() => throw new InvalidTimeZoneException("early");
        });

    [Fact]
    public void It_begins_on_a_thread_of_the_loop() =>
        Run(async () =>
        {
            var name = "";
            await ToThread(() =>
            {
                name = Thread.CurrentThread.Name ?? "";
                return Task.CompletedTask;
            });
            Assert.Contains("worker", name, StringComparison.Ordinal);
        });

    [Fact]
    public void Thread_is_free_while_its_task_is_not_done() =>
        Async.Run(
            async () =>
            {
                var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var all = Gather(Enumerable.Range(0, 20).Select(_ => ToThread(() => go.Task)));
                Assert.Equal(1, await ToThread(() => 1));
                go.SetResult();
                await all;
            },
            new LoopOptions { WorkerThreads = 1, HandleInterrupt = false }
        );

    [Fact]
    public void Null_in_place_of_a_task_is_refused_by_name() =>
        Run(async () =>
        {
            Task<int>? none = null;
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await ToThread(() => (Task)none!));
            Assert.Contains("gave null in place of a task", failure.Message, StringComparison.Ordinal);
            failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await ToThread(() => none!));
            Assert.Contains("gave null in place of a task", failure.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentNullException>(() => ToThread((Func<Task>)null!).ToString());
            Assert.Throws<ArgumentNullException>(() => ToThread((Func<Task<int>>)null!).ToString());
            Assert.Contains("which nobody there would await", Assert.Throws<ArgumentException>(() => ToThread(() => new Future<int>()).ToString()).Message);
        });

    [Theory]
    [InlineData(typeof(Func<Coroutine>))]
    [InlineData(typeof(Func<Coroutine<string>>))]
    [InlineData(typeof(Func<ValueTask>))]
    [InlineData(typeof(Func<ValueTask<string>>))]
    public void What_nobody_would_await_is_refused_by_the_compiler(Type work)
    {
        var generic = work.GetGenericArguments()[0] is { IsGenericType: true };
        var overload = typeof(Async)
            .GetMethods()
            .Where(method => method.Name == nameof(ToThread) && method.IsGenericMethod == generic)
            .Select(method => generic ? method.MakeGenericMethod(typeof(string)) : method)
            .Single(method => method.GetParameters()[0].ParameterType == work);
        var refusal = overload.GetCustomAttribute<ObsoleteAttribute>();
        Assert.NotNull(refusal);
        Assert.True(refusal.IsError);
        Assert.Contains("await", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_after_a_cancel_is_reported_and_the_loop_waits_for_it()
    {
        var reported = new List<LoopError>();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Async.Run(
            async () =>
            {
                var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var task = CreateTask(ToThread(async () =>
                {
                    begun.SetResult();
                    await go.Task.ConfigureAwait(false);
                    throw new InvalidTimeZoneException("late");
                }));
                await begun.Task;
                await task.CancelAndWait();
                Assert.True(task.IsCancelled);
                go.SetResult();
            },
            new LoopOptions { OnError = reported.Add, HandleInterrupt = false }
        );
        Assert.Equal("late", Assert.Single(reported).Exception?.Message);
    }
}
