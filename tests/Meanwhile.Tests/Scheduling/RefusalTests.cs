namespace Meanwhile.Tests.Scheduling;

public class RefusalTests : LoopTest
{
    [Fact, Trait("Row", "S12")]
    public void Running_a_loop_inside_a_loop_is_refused_each_way_in_its_own_words_and_nothing_is_changed()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var main = LoopTask.Current;
            using var other = new EventLoop(Options);
            using var runner = new LoopRunner(Options);
            (string Words, Action Call)[] calls =
            [
                ("Run cannot be called from a running event loop", () => Async.Run(Nothing)),
                ("Run cannot be called from a running event loop", () => Async.Run(One)),
                ("Run cannot be called from a running event loop", () => runner.Run(Nothing)),
                ("This event loop is already running", loop.RunForever),
                ("This event loop is already running", () => loop.RunUntilComplete(new Future())),
                ("Cannot run the event loop while another loop is running", other.RunForever),
                ("Cannot run the event loop while another loop is running", () => other.RunUntilComplete(new Future(other))),
                ("Cannot close a running event loop", loop.Close),
            ];
            foreach (var (words, call) in calls)
            {
                Assert.StartsWith(words, Assert.Throws<InvalidOperationException>(call).Message);
                Assert.Same(loop, EventLoop.Current);
                Assert.Same(main, LoopTask.Current);
                Assert.Same(main, SynchronizationContext.Current);
                Assert.True(loop.IsRunning);
            }

            await Sleep(1.Seconds);
            await CreateTask(Nothing());
            Log.Add("goes on");
        });

        Log.Is("goes on");

        static async Coroutine Nothing() { }

        static async Coroutine<int> One() => 1;
    }

    [Fact, Trait("Row", "S12")]
    public void Loop_that_runs_on_another_thread_is_neither_run_nor_closed_here()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            await Task.Run(() =>
            {
                Assert.StartsWith("This event loop is already running", Assert.Throws<InvalidOperationException>(loop.RunForever).Message);
                Assert.StartsWith("Cannot close a running event loop", Assert.Throws<InvalidOperationException>(loop.Close).Message);
            });
        });
    }

    [Fact, Trait("Row", "S13")]
    public void Without_a_loop_what_needs_one_says_so()
    {
        Assert.Null(EventLoop.CurrentOrNull);
        var coroutine = Nothing();
        Action[] calls =
        [
            () => _ = EventLoop.Current,
            () => _ = LoopTask.Current,
            () => CreateTask(coroutine),
            () => _ = new Future(),
            () => _ = new Future<int>(),
            () => _ = Gather(coroutine),
            () => coroutine.GetAwaiter(),
            () => Sleep(1.Seconds).GetAwaiter(),
        ];
        Assert.All(calls, call => Assert.StartsWith("no running event loop", Assert.Throws<InvalidOperationException>(call).Message));

        static async Coroutine Nothing() { }
    }

    [Fact, Trait("Row", "S13")]
    public void Plain_callback_has_no_current_task()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.CallSoon(() => Log.Add($"{LoopTask.Current is null}"));
            loop.CallLater(1.Seconds, () => Log.Add($"{LoopTask.Current is null}"));
            loop.CallSoon(() => Log.Add(Assert.Throws<InvalidOperationException>(() => Nothing().GetAwaiter()).Message[..15]));
            await Sleep(2.Seconds);
            Assert.Equal("main", LoopTask.Current!.Name);
        });

        Log.Is("True | no current task | True");
        Assert.Equal(["coroutine 'Nothing' was never awaited"], TakeReports());

        static async Coroutine Nothing() { }
    }

    [Fact, Trait("Row", "S15")]
    public void Task_that_awaits_itself_is_refused_by_name()
    {
        Run(async () =>
        {
            LoopTask? self = null;
            self = CreateTask(AwaitSelf(), name: "ouroboros");
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await self);
            Assert.StartsWith("Task cannot await on itself: task 'ouroboros'", refused.Message);

            async Coroutine AwaitSelf()
            {
                await Yield();
                await self!;
            }
        });
    }

    [Fact, Trait("Row", "S15")]
    public void Future_of_another_loop_is_refused_by_name()
    {
        using var other = new EventLoop(new LoopOptions { Name = "other" });
        var future = new Future<int>(other);
        Async.Run(
            async () =>
            {
                var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await future);
                Assert.StartsWith("future belongs to event loop 'other' and cannot be used on event loop 'here'", refused.Message);
                Assert.Throws<InvalidOperationException>(() => { _ = Gather(future); });
            },
            new LoopOptions { Name = "here", OnError = Report }
        );
    }

    [Fact, Trait("Row", "S73")]
    public void Call_from_a_wrong_thread_is_refused()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var future = new Future();
            var task = CreateTask(Sleep(1.Hours));
            var handle = loop.CallLater(1.Hours, () => { });
            (string Name, Action Call)[] calls =
            [
                ("CallSoon", () => loop.CallSoon(() => { })),
                ("CallLater", () => loop.CallLater(1.Seconds, () => { })),
                ("CallAt", () => loop.CallAt(1.Seconds, () => { })),
                ("Stop", loop.Stop),
                ("Tasks", () => _ = loop.Tasks),
                ("SetResult", future.SetResult),
                ("SetException", () => future.SetException(new FormatException())),
                ("AddDoneCallback", () => future.AddDoneCallback(_ => { })),
                ("RemoveDoneCallback", () => future.RemoveDoneCallback(_ => { })),
                ("Cancel", () => future.Cancel()),
                ("Cancel", () => task.Cancel()),
                ("Uncancel", () => task.Uncancel()),
                ("Cancel", handle.Cancel),
            ];
            await Task.Run(() =>
                Assert.All(
                    calls,
                    call =>
                        Assert.StartsWith($"{call.Name} was called from outside {loop}", Assert.Throws<InvalidOperationException>(call.Call).Message)
                )
            );
            Assert.False(future.IsDone);
            handle.Cancel();
        });
    }

    [Fact]
    public void Null_arguments_are_refused_at_the_call()
    {
        using var loop = new EventLoop(Options);
        Action[] calls =
        [
            () => loop.CallSoon(null!),
            () => loop.CallLater(1.Seconds, null!),
            () => loop.CallAt(1.Seconds, null!),
            () => loop.CallSoonThreadsafe(null!),
            () => _ = loop.Submit((Func<Coroutine>)null!),
            () => loop.RunUntilComplete(null!),
            () => Async.Run((Func<Coroutine>)null!),
            () => _ = new Future(null!),
            () => Coroutine.FromException(null!).GetAwaiter(),
            () => _ = new LoopError(null!),
        ];
        Assert.All(calls, call => Assert.Throws<ArgumentNullException>(call));
    }

    [Fact, Trait("Row", "S9")]
    public void Times_that_are_no_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => double.NaN.Seconds);
        Assert.Throws<ArgumentException>(() => double.NaN.Milliseconds);
        Assert.Throws<OverflowException>(() => double.PositiveInfinity.Hours);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new EventLoop(new LoopOptions { TimeProvider = null! }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventLoop(new LoopOptions { SlowStepThreshold = -1.Seconds }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventLoop(new LoopOptions { WorkerThreads = 0 }));
    }
}
