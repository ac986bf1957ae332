namespace Meanwhile.Tests.Scheduling;

/// <summary>Every way in which a program is run, by <c>Async.Run</c> and by a runner.</summary>
public class RunFormsTests : LoopTest
{
    private readonly FormatException failure = new();

    public static TheoryData<bool> Both => [true, false];

    [Theory, MemberData(nameof(Both))]
    public void Each_form_runs_main_to_its_end_and_gives_its_value(bool byRunner)
    {
        using var runner = new LoopRunner(Options);
        if (byRunner)
        {
            runner.Run(Nothing());
            runner.Run(Nothing);
            Assert.Equal(1, runner.Run(One()));
            Assert.Equal(1, runner.Run(One));
        }
        else
        {
            Async.Run(Nothing(), Options);
            Async.Run(Nothing, Options);
            Assert.Equal(1, Async.Run(One(), Options));
            Assert.Equal(1, Async.Run(One, Options));
        }

        Log.Is("ran main | ran main | ran main | ran main");
    }

    [Theory, MemberData(nameof(Both))]
    public void Each_form_throws_what_main_failed_with(bool byRunner)
    {
        using var runner = new LoopRunner(Options);
        Action[] runs = byRunner
            ? [() => runner.Run(Fail()), () => runner.Run(Fail), () => runner.Run(FailOne()), () => runner.Run(FailOne)]
            :
            [
                () => Async.Run(Fail(), Options),
                () => Async.Run(Fail, Options),
                () => Async.Run(FailOne(), Options),
                () => Async.Run(FailOne, Options),
            ];
        Assert.All(runs, run => Assert.Same(failure, Assert.Throws<FormatException>(run)));
    }

    [Theory, MemberData(nameof(Both))]
    public void Each_form_ends_by_a_cancellation_of_main(bool byRunner)
    {
        using var runner = new LoopRunner(Options);
        Action[] runs = byRunner
            ? [() => runner.Run(Cancel()), () => runner.Run(Cancel), () => runner.Run(CancelOne()), () => runner.Run(CancelOne)]
            :
            [
                () => Async.Run(Cancel(), Options),
                () => Async.Run(Cancel, Options),
                () => Async.Run(CancelOne(), Options),
                () => Async.Run(CancelOne, Options),
            ];
        Assert.All(runs, run => Assert.Equal("stop", Assert.Throws<CancelledException>(run).Reason));
    }

    [Theory, MemberData(nameof(Both))]
    public void Each_form_names_the_place_of_the_call(bool byRunner)
    {
        using var runner = new LoopRunner(Options);
        string[] places = byRunner
            ? [runner.Run(Place()), runner.Run(Place)]
            : [Async.Run(Place(), Options), Async.Run(Place, Options)];
        Assert.All(places, place => Assert.Matches("RunFormsTests.cs:[0-9]+$", place));

        static async Coroutine<string> Place() => LoopTask.Current!.CreatedAt;
    }

    [Theory, MemberData(nameof(Both))]
    public void Each_form_is_refused_inside_a_running_loop_and_runs_nothing(bool byRunner)
    {
        Run(async () =>
        {
            using var runner = new LoopRunner(Options);
            var nothing = Nothing();
            var one = One();
            Action[] runs = byRunner
                ? [() => runner.Run(nothing), () => runner.Run(Nothing), () => runner.Run(one), () => runner.Run(One)]
                :
                [
                    () => Async.Run(nothing, Options),
                    () => Async.Run(Nothing, Options),
                    () => Async.Run(one, Options),
                    () => Async.Run(One, Options),
                ];
            Assert.All(
                runs,
                run => Assert.StartsWith("Run cannot be called from a running event loop", Assert.Throws<InvalidOperationException>(run).Message)
            );
            Log.Is("");
            await nothing;
            await one;
        });
    }

    [Theory, MemberData(nameof(Both))]
    public void Coroutine_that_is_none_or_was_awaited_before_is_refused(bool byRunner)
    {
        using var runner = new LoopRunner(Options);
        var used = Nothing();
        var usedOne = One();
        Coroutine theirs = default;
        runner.Run(used);
        runner.Run(usedOne);
        runner.Run(async () =>
        {
            theirs = Nothing();
        });
        (string Words, Action Run)[] runs = byRunner
            ?
            [
                ("default(Coroutine)", () => runner.Run(default(Coroutine))),
                ("default(Coroutine)", () => runner.Run(default(Coroutine<int>))),
                ("cannot reuse already awaited coroutine", () => runner.Run(used)),
                ("cannot reuse already awaited coroutine", () => runner.Run(usedOne)),
            ]
            :
            [
                ("default(Coroutine)", () => Async.Run(default(Coroutine), Options)),
                ("default(Coroutine)", () => Async.Run(default(Coroutine<int>), Options)),
                ("coroutine 'Nothing' belongs to", () => Async.Run(theirs, Options)),
            ];
        Assert.All(runs, run => Assert.StartsWith(run.Words, Assert.Throws<InvalidOperationException>(run.Run).Message));
        runner.Run(theirs);
    }

    [Theory, MemberData(nameof(Both))]
    public void Function_that_is_null_or_throws_before_its_first_await_is_told_at_the_call(bool byRunner)
    {
        using var runner = new LoopRunner(Options);
        Action[] nulls = byRunner
            ? [() => runner.Run((Func<Coroutine>)null!), () => runner.Run((Func<Coroutine<int>>)null!)]
            : [() => Async.Run((Func<Coroutine>)null!, Options), () => Async.Run((Func<Coroutine<int>>)null!, Options)];
        Assert.All(nulls, run => Assert.Equal("main", Assert.Throws<ArgumentNullException>(run).ParamName));

        Func<Coroutine> throws = () => throw failure;
        Func<Coroutine<int>> throwsToo = () => throw failure;
        Action[] throwing = byRunner
            ? [() => runner.Run(throws), () => runner.Run(throwsToo)]
            : [() => Async.Run(throws, Options), () => Async.Run(throwsToo, Options)];
        Assert.All(throwing, run => Assert.Same(failure, Assert.Throws<FormatException>(run)));
    }

    [Fact]
    public void Run_without_options_has_the_defaults()
    {
        Async.Run(async () =>
        {
            Assert.Same(TimeProvider.System, EventLoop.Current.TimeProvider);
            Assert.False(EventLoop.Current.Debug);
            Assert.Equal(100.Milliseconds, EventLoop.Current.SlowStepThreshold);
        });
    }

    private async Coroutine Nothing() => Log.Add($"ran {LoopTask.Current!.Name}");

    private async Coroutine<int> One()
    {
        await Sleep(1.Seconds);
        Log.Add($"ran {LoopTask.Current!.Name}");
        return 1;
    }

    private async Coroutine Fail() => throw failure;

    private async Coroutine<int> FailOne()
    {
        await Yield();
        throw failure;
    }

    private static async Coroutine Cancel()
    {
        LoopTask.Current!.Cancel("stop");
        await Yield();
    }

    private static async Coroutine<int> CancelOne()
    {
        await Cancel();
        return 1;
    }
}
