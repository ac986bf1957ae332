namespace Meanwhile.Tests.Scheduling;

/// <summary>Calls from another thread, and calls to a loop that has closed, beyond those on the loop and on plain futures.</summary>
public class WrongPlaceTests : LoopTest
{
    [Fact, Trait("Row", "S73")]
    public void Everything_that_belongs_to_a_running_loop_refuses_a_call_from_another_thread_by_name()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var task = CreateTask(Sleep(1.Seconds));
            var taskOne = CreateTask(One());
            var gathering = Gather([task]);
            var shield = Shield(task);
            var valued = new Future<int>();
            var soon = loop.CallSoon(() => Log.Add("called"));
            TimeoutScope? scope = null;
            var timed = CreateTask(
                WithTimeout(
                    1.Hours,
                    async given =>
                    {
                        scope = given;
                        await task;
                    }
                )
            );
            await Yield();
            (string Name, Action Call)[] calls =
            [
                ("SetResult", () => valued.SetResult(1)),
                ("SetException", () => valued.SetException(new FormatException())),
                ("Cancel", () => valued.Cancel()),
                ("Cancel", () => gathering.Cancel()),
                ("Cancel", () => shield.Cancel()),
                ("Cancel", () => taskOne.Cancel()),
                ("CancelAndWait", () => task.CancelAndWait().GetAwaiter()),
                ("Uncancel", () => task.Uncancel()),
                ("AddDoneCallback", () => task.AddDoneCallback(_ => { })),
                ("RemoveDoneCallback", () => task.RemoveDoneCallback(_ => { })),
                ("Reschedule", () => scope!.Reschedule(null)),
                ("Cancel", soon.Cancel),
            ];
            await Task.Run(() =>
                Assert.All(
                    calls,
                    call =>
                        Assert.StartsWith($"{call.Name} was called from outside {loop}", Assert.Throws<InvalidOperationException>(call.Call).Message)
                )
            );
            Action[] awaits =
            [
                () => task.GetAwaiter(),
                () => taskOne.GetAwaiter(),
                () => valued.GetAwaiter(),
                () => gathering.GetAwaiter(),
                () => Gather(task),
                () => Shield(task),
                () => CreateTask(Coroutine.FromResult(1)),
            ];
            await Task.Run(() =>
                Assert.All(awaits, call => Assert.StartsWith("no running event loop", Assert.Throws<InvalidOperationException>(call).Message))
            );
            await gathering;
            Assert.Equal(1, await taskOne);
            await timed;
            Assert.False(valued.IsDone);
            Assert.Equal(0, task.CancelRequests);
        });

        Log.Is("called");

        static async Coroutine<int> One()
        {
            await Sleep(1.Seconds);
            return 1;
        }
    }

    [Fact]
    public void Closed_loop_refuses_whatever_would_need_it()
    {
        var loop = new EventLoop(Options);
        using var runner = new LoopRunner(Options);
        var runnersLoop = runner.Loop;
        var future = new Future<int>(loop);
        loop.Dispose();
        runner.Dispose();
        (string Words, Action Call)[] calls =
        [
            ("Event loop is closed", () => _ = loop.Submit(() => Coroutine.Completed)),
            ("Event loop is closed", () => _ = loop.Submit(() => Coroutine.FromResult(1))),
            ("Event loop is closed", () => loop.RunUntilComplete(future)),
            ("Event loop is closed", () => loop.RunUntilComplete((IAwaitable)future)),
            ("Event loop is closed", () => runnersLoop.CallSoon(() => { })),
            ("Event loop is closed", runnersLoop.RunForever),
            ("Runner is closed", () => runner.Run(static async () => { })),
            ("Runner is closed", () => runner.Run(static async () => 1)),
            ("Runner is closed", () => _ = runner.Loop),
        ];
        Assert.All(calls, call => Assert.StartsWith(call.Words, Assert.Throws<InvalidOperationException>(call.Call).Message));
        Run(async () =>
        {
            var refused = await Interop.AwaitForeignTests.Caught(async () => await future);
            Assert.StartsWith($"future belongs to {loop}", refused.Message);
        });
    }

    [Fact]
    public void Handle_of_a_closed_loop_can_still_be_taken_back()
    {
        var loop = new EventLoop(Options);
        var soon = loop.CallSoon(() => Log.Add("called"));
        var later = loop.CallLater(1.Seconds, () => Log.Add("called"));
        loop.Close();
        soon.Cancel();
        later.Cancel();
        Assert.True(soon.IsCancelled);
        Assert.True(later.IsCancelled);
        Log.Is("");
    }
}
