namespace Meanwhile.Tests.Issues;

/// <summary>Waits for a Task that lives long, given up again and again.</summary>
[Collection(nameof(Alone))]
public class AbandonedWaitTests : LoopTest
{
    [Fact]
    public void Abandoned_await_keeps_nothing_for_each_round()
    {
        Assert.InRange(KeptEach(static async task => await MoveOnAfter(1.Seconds, async _ => await task)), 0, 16);
    }

    [Fact]
    public void Abandoned_await_without_context_keeps_nothing_for_each_round()
    {
        Assert.InRange(KeptEach(static async task => await MoveOnAfter(1.Seconds, async _ => await task.ConfigureAwait(false))), 0, 16);
    }

    [Fact]
    public void Abandoned_gather_keeps_nothing_for_each_round()
    {
        Assert.InRange(KeptEach(static async task => await MoveOnAfter(1.Seconds, async _ => await Gather(new[] { task }))), 0, 16);
    }

    [Fact]
    public void Loop_that_has_closed_is_not_kept_by_a_Task_that_lives_on()
    {
        var task = new TaskCompletionSource<int>();
        var loop = Abandon();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(loop.TryGetTarget(out _));
        GC.KeepAlive(task);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        WeakReference<EventLoop> Abandon()
        {
            WeakReference<EventLoop>? kept = null;
            Run(async () =>
            {
                kept = new WeakReference<EventLoop>(EventLoop.Current);
                await MoveOnAfter(1.Seconds, async _ => await task.Task);
                await MoveOnAfter(1.Seconds, async _ => await Gather(new[] { task.Task }));
            });
            return kept!;
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Later_await_of_the_same_Task_still_gets_its_result(bool onThread)
    {
        Run(async () =>
        {
            var source = new TaskCompletionSource<int>();
            for (var i = 0; i < 3; i++)
            {
                await MoveOnAfter(1.Seconds, async _ => await source.Task);
            }

            var first = CreateTask(Await(source.Task));
            var second = CreateTask(Await(source.Task));
            var third = CreateTask(Gathered(source.Task));
            await Yield();
            await Yield();
            await Complete(onThread, () => source.SetResult(42));
            var results = await Gather(new[] { first, second, third });
            Assert.Equal([42, 42, 42], results);
        });

        static async Coroutine<int> Gathered(Task<int> task) => (await Gather(new[] { task }))[0];
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Later_failure_meets_the_await_that_is_left_and_is_reported_once_for_those_that_were_abandoned(bool onThread)
    {
        Run(async () =>
        {
            var source = new TaskCompletionSource<int>();
            var abandoned = Enumerable.Range(0, 5).Select(_ => CreateTask(Await(source.Task))).ToArray();
            await Yield();
            foreach (var task in abandoned)
            {
                await task.CancelAndWait();
            }

            var left = CreateTask(Await(source.Task));
            await Yield();
            await Complete(onThread, () => source.SetException(new FormatException()));
            await Interop.AwaitForeignTests.Caught(async () => await left);
            Assert.IsType<FormatException>(left.Exception);
            await Yield();
            await Yield();
        });

        Assert.Equal(["A Task failed after the await of it was cancelled"], TakeReports());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Failure_of_a_Task_whose_gathers_were_all_cancelled_is_reported_once(bool onThread)
    {
        Future? told = null;
        var options = new LoopOptions
        {
            TimeProvider = Clock,
            HandleInterrupt = false,
            OnError = error =>
            {
                Report(error);
                told!.SetResult();
            },
        };
        Async.Run(
            async () =>
            {
                told = new Future();
                var source = new TaskCompletionSource<int>();
                Future[] gathers = [Gather(new[] { source.Task }), Gather(new[] { source.Task }), Gather(new[] { source.Task })];
                Array.ForEach(gathers, static gather => gather.Cancel());
                await Complete(onThread, () => source.SetException(new FormatException()));
                await told;
                await Yield();
            },
            options
        );

        Assert.Equal(["A Task failed after the await of it was cancelled"], TakeReports());
    }

    [Fact]
    public void Failure_after_the_loop_has_closed_is_reported_too()
    {
        using var reports = new CountdownEvent(2);
        var awaited = new TaskCompletionSource<int>();
        var gathered = new TaskCompletionSource<int>();
        Async.Run(
            async () =>
            {
                await MoveOnAfter(1.Seconds, async _ => await awaited.Task);
                await MoveOnAfter(1.Seconds, async _ => await Gather(new[] { gathered.Task }));
            },
            new LoopOptions
            {
                TimeProvider = Clock,
                HandleInterrupt = false,
                OnError = error =>
                {
                    Assert.IsType<FormatException>(error.Exception);
                    reports.Signal();
                },
            }
        );
        awaited.SetException(new FormatException());
        gathered.SetException(new FormatException());

        Assert.True(reports.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Task_that_ends_on_another_thread_while_its_waits_are_abandoned_disturbs_nobody()
    {
        Async.Run(
            async () =>
            {
                for (var round = 0; round < 300; round++)
                {
                    var source = new TaskCompletionSource<int>();
                    using var barrier = new Barrier(2);
                    var ending = Task.Run(() =>
                    {
                        barrier.SignalAndWait();
                        source.SetResult(round);
                    });
                    var waiting = Enumerable.Range(0, 4).Select(_ => CreateTask(Await(source.Task))).ToArray();
                    await Yield();
                    barrier.SignalAndWait();
                    foreach (var task in waiting)
                    {
                        task.Cancel();
                        await Yield();
                        Assert.Equal(round, await Await(source.Task));
                    }

                    await Async.Wait(waiting);
                    await ending;
                    Assert.All(waiting, task => Assert.True(task.IsCancelled || task.Result == round));
                }
            },
            new LoopOptions { HandleInterrupt = false, OnError = Report }
        );
    }

    private double KeptEach(Func<Task<int>, Coroutine> round)
    {
        const int Rounds = 20_000;
        var kept = double.NaN;
        Run(async () =>
        {
            var task = new TaskCompletionSource<int>();
            for (var i = 0; i < 1000; i++)
            {
                await round(task.Task);
            }

            var before = Memory();
            for (var i = 0; i < Rounds; i++)
            {
                await round(task.Task);
            }

            kept = Math.Max(0, (Memory() - before) / (double)Rounds);
            GC.KeepAlive(task);
        });
        return kept;
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Coroutine<int> Await(Task<int> task) => await task;

    private static async Coroutine Complete(bool onThread, Action complete)
    {
        if (onThread)
        {
            await Task.Run(complete);
        }
        else
        {
            complete();
        }
    }
}
