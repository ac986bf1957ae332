using System.Runtime.CompilerServices;
using Meanwhile.Testing;

namespace Meanwhile.Tests.Diagnostics;

[Collection(nameof(Alone))]
public class ReportTests : LoopTest
{
    private readonly List<string> reported = [];

    [Fact]
    public void Coroutine_of_the_library_that_was_never_awaited_has_the_name_by_which_it_was_called()
    {
        Run(async () =>
        {
#pragma warning disable MW0001 // That is the case in question.
            _ = ToThread(static () => { });
            _ = ParallelMap([1], static item => item);
            _ = new AsyncCondition().WaitFor(static () => true);
            _ = Task.CompletedTask.AsCoroutine();
            _ = Map([1], static async item => item);
            _ = Wait([LoopTask.Current!]);
            _ = LoopTask.Current!.CancelAndWait();
#pragma warning restore MW0001
        });

        Assert.Equal(
            ["AsCoroutine", "CancelAndWait", "Map", "ParallelMap", "ToThread", "Wait", "WaitFor"],
            TakeReports().Select(static report => report.Split('\'')[1]).Order(StringComparer.Ordinal)
        );
    }

    [Fact, Trait("Row", "S70")]
    public void Coroutine_that_was_never_awaited_is_reported_by_name_on_every_loop()
    {
        Run(async () =>
        {
#pragma warning disable MW0001 // That is the case in question.
            _ = Forgotten();
            for (var i = 0; i < 3; i++)
            {
                _ = ForgottenToo();
            }
#pragma warning restore MW0001
        });

        Assert.Equal(
            ["coroutine 'Forgotten' was never awaited", "coroutine 'ForgottenToo' was never awaited (3 times)"],
            TakeReports().Order(StringComparer.Ordinal)
        );

        static async Coroutine Forgotten() { }

        static async Coroutine<int> ForgottenToo() => 1;
    }

    [Fact, Trait("Row", "S70")]
    public void Debug_mode_says_where_the_coroutine_was_made()
    {
        Async.Run(
            async () =>
            {
#pragma warning disable MW0001 // That is the case in question.
                _ = Forgotten();
#pragma warning restore MW0001
            },
            new LoopOptions { Debug = true, TimeProvider = Clock, OnError = Report }
        );

        var report = Assert.Single(TakeReports());
        Assert.StartsWith("coroutine 'Forgotten' was never awaited", report);
        Assert.Matches("created at .*ReportTests.cs:[0-9]+", report);

        static async Coroutine Forgotten() { }
    }

    [Fact, Trait("Row", "S71")]
    public void Failure_never_looked_at_is_reported_when_the_task_becomes_unreachable()
    {
        Run(async () =>
        {
            // Others may collect too, at any time.
            Start();
            await Sleep(1.Seconds);
            for (var i = 0; i < 10; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                await Sleep(1.Seconds);
            }

            var report = Assert.Single(TakeErrors());
            Assert.Matches("^Exception of task 'lost' created at .*ReportTests.cs:[0-9]+ was never looked at$", report.Message);
            Assert.IsType<FormatException>(report.Exception);
        });

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Start() => CreateTask(Fail(), name: "lost");
    }

    [Fact, Trait("Row", "S71")]
    public void Failure_of_a_task_that_is_held_is_reported_when_the_loop_closes()
    {
        LoopTask? held = null;
        Run(async () =>
        {
            held = CreateTask(Fail(), name: "held");
            await Sleep(1.Seconds);
        });

        Assert.Contains("task 'held' created at ", Assert.Single(TakeReports()));
        GC.KeepAlive(held);
    }

    [Fact, Trait("Row", "S71")]
    public void Looking_at_the_exception_or_awaiting_the_task_silences_the_report()
    {
        Run(async () =>
        {
            var looked = CreateTask(Fail());
            var awaited = CreateTask(Fail());
            await Sleep(1.Seconds);
            Assert.IsType<FormatException>(looked.Exception);
            await Interop.AwaitForeignTests.Caught(async () => await awaited);
        });
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Empty(TakeReports());
    }

    [Fact, Trait("Row", "S71")]
    public void Failure_of_a_future_is_reported_like_that_of_a_task()
    {
        Future? held = null;
        Run(async () =>
        {
            held = new Future();
            held.SetException(new FormatException());
            await Yield();
        });

        var report = Assert.Single(TakeErrors());
        Assert.Equal("Exception of future was never looked at", report.Message);
        Assert.IsType<FormatException>(report.Exception);
        GC.KeepAlive(held);
    }

    [Fact, Trait("Row", "S71")]
    public void Failure_that_was_reported_as_unreachable_is_not_reported_again_when_the_loop_closes()
    {
        Run(async () =>
        {
            Start();
            for (var i = 0; i < 10 && reported.Count == 0; i++)
            {
                await Sleep(1.Seconds);
                GC.Collect();
                GC.WaitForPendingFinalizers();
                reported.AddRange(TakeReports());
            }
        });

        Assert.Contains("'lost'", Assert.Single(reported.Concat(TakeReports())));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Start() => CreateTask(Fail(), name: "lost");
    }

    [Fact, Trait("Row", "S71")]
    public void Waiting_is_not_looking()
    {
        Run(async () =>
        {
            await Wait([CreateTask(Fail(), name: "waited")]);
            await foreach (var task in AsCompleted([CreateTask(Fail(), name: "completed")]))
            {
                Assert.True(task.IsDone);
            }
        });

        Assert.Equal(
            ["completed", "waited"],
            TakeReports().Select(report => report.Split('\'')[1]).Order(StringComparer.Ordinal)
        );
    }

    [Fact, Trait("Row", "S71")]
    public void Whoever_takes_the_failure_over_silences_the_report()
    {
        Run(async () =>
        {
            await Interop.AwaitForeignTests.Caught(async () => await Gather([Fail(), Fail()]));
            await GatherOutcomes([Fail(), Fail()]);
            await Interop.AwaitForeignTests.Caught(async () => await WaitFor(CreateTask(Fail()), 1.Seconds));
            await Interop.AwaitForeignTests.Caught(async () => await Shield(Fail()));
            await Interop.AwaitForeignTests.Caught(async () => await CreateTask(Fail()).AsTask());
            await Interop.AwaitForeignTests.Caught(async () =>
                await TaskGroup.Run(group =>
                {
                    group.CreateTask(Fail());
                    group.CreateTask(Fail());
                    return Coroutine.Completed;
                })
            );
            await Yield();
        });
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Empty(TakeReports());
    }

    [Fact, Trait("Row", "S71")]
    public void Cancelled_task_that_nobody_looks_at_is_not_reported()
    {
        LoopTask? held = null;
        Run(async () =>
        {
            held = CreateTask(Sleep(1.Hours));
            await Yield();
            held.Cancel();
            await Sleep(1.Seconds);
        });

        Assert.Empty(TakeReports());
        GC.KeepAlive(held);
    }

    [Fact, Trait("Row", "S72")]
    public void Callback_that_throws_is_reported_and_the_rest_still_run()
    {
        Run(async () =>
        {
            EventLoop.Current.CallSoon(() => throw new FormatException());
            EventLoop.Current.CallSoon(() => Log.Add("next"));
            await Yield();
        });

        Log.Is("next");
        var report = Assert.Single(TakeErrors());
        Assert.StartsWith("Exception in callback ", report.Message);
        Assert.IsType<FormatException>(report.Exception);
    }

    [Fact, Trait("Row", "S72")]
    public void Error_handler_that_fails_is_itself_reported_and_the_loop_goes_on()
    {
        var before = Console.Error;
        using var written = new StringWriter();
        Console.SetError(written);
        try
        {
            Async.Run(
                async () =>
                {
                    EventLoop.Current.CallSoon(() => throw new FormatException("of the callback"));
                    await Yield();
                    Log.Add("goes on");
                },
                new LoopOptions { OnError = _ => throw new ArgumentException("of the handler") }
            );
        }
        finally
        {
            Console.SetError(before);
        }

        Log.Is("goes on");
        Assert.Contains("of the callback", written.ToString());
        Assert.Contains("of the handler", written.ToString());
    }

    [Fact, Trait("Row", "S72")]
    public void Without_a_handler_errors_are_written_to_standard_error()
    {
        var before = Console.Error;
        using var written = new StringWriter();
        Console.SetError(written);
        try
        {
            Async.Run(async () =>
            {
                EventLoop.Current.CallSoon(() => throw new FormatException("of the callback"));
                await Yield();
            });
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("meanwhile: Exception in callback ", written.ToString());
        Assert.Contains("of the callback", written.ToString());
    }

    [Fact, Trait("Row", "S73")]
    public void Debug_mode_reports_a_slow_step_with_the_task_and_the_time_it_took()
    {
        var clock = new VirtualTime();
        Async.Run(
            async () =>
            {
                await CreateTask(Slow(), name: "slow");
                EventLoop.Current.CallSoon(() => clock.Advance(0.25.Seconds));
                await Yield();
                clock.Advance(99.Milliseconds);
                await Yield();
            },
            new LoopOptions { Debug = true, TimeProvider = clock, OnError = Report }
        );

        var reports = TakeReports();
        Assert.Equal(2, reports.Count);
        Assert.Matches("^Executing a step of task 'slow' created at .*ReportTests.cs:[0-9]+ took 0.100 seconds", reports[0]);
        Assert.Matches("^Executing handle.* took 0.250 seconds", reports[1]);

        async Coroutine Slow()
        {
            await Yield();
            clock.Advance(100.Milliseconds);
        }
    }

    private static async Coroutine Fail() => throw new FormatException();
}
