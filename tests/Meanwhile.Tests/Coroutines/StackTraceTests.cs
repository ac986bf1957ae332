namespace Meanwhile.Tests.Coroutines;

public class StackTraceTests : LoopTest
{
    [Fact]
    public void Three_levels_that_fail_at_once_stand_in_call_order_with_nothing_between()
    {
        var failure = Caught(Outer);

        Assert.Equal(["Inner", "Middle", "Outer", "Catching"], TraceOf.Methods(failure));

        static async Coroutine Outer() => await Middle();

        static async Coroutine<int> Middle() => await Inner() + 1;

        static async Coroutine<int> Inner() => throw new FormatException();
    }

    [Fact]
    public void Three_levels_that_fail_after_suspension_stand_in_call_order_with_nothing_between()
    {
        var failure = Caught(Outer);

        Assert.Equal(["Inner", "Middle", "Outer", "Catching"], TraceOf.Methods(failure));

        static async Coroutine Outer() => await Middle();

        static async Coroutine<int> Middle() => await Inner() + 1;

        static async Coroutine<int> Inner()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Plain_method_that_throws_is_in_the_trace()
    {
        var failure = Caught(Outer);

        Assert.Equal(["Plain", "Inner", "Outer", "Catching"], TraceOf.Methods(failure));

        static async Coroutine Outer() => await Inner();

        static async Coroutine Inner()
        {
            await Sleep(1.Seconds);
            Plain();
        }

        static void Plain() => throw new FormatException();
    }

    [Fact]
    public void Trace_says_the_line_of_each_await()
    {
        var failure = Caught(Outer);

        Assert.All(failure.StackTrace!.Split('\n').Where(line => line.Contains(" at ")), line => Assert.Contains("StackTraceTests.cs:line ", line));

        static async Coroutine Outer() => await Inner();

        static async Coroutine Inner()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Failure_of_a_task_shows_the_task_and_who_awaited_it()
    {
        var failure = Caught(Outer);

        Assert.Equal(["Inner", "Work", "Outer", "Catching"], TraceOf.Methods(failure));

        static async Coroutine Outer() => await CreateTask(Work());

        static async Coroutine Work() => await Inner();

        static async Coroutine Inner()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Failure_that_ends_a_run_shows_the_coroutines_and_then_the_run()
    {
        var failure = Assert.Throws<FormatException>(() => Run(Outer));

        var methods = TraceOf.Methods(failure);
        Assert.Equal(["Inner", "Outer"], methods[..2]);
        Assert.Equal(["Meanwhile.LoopRunner.Run", "Meanwhile.Async.Run", "Run"], methods[2..5]);

        static async Coroutine Outer() => await Inner();

        static async Coroutine Inner()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Cancellation_shows_the_await_where_it_was_thrown()
    {
        var (inside, outside) = Run(async () =>
        {
            string[] seen = [];
            var task = CreateTask(Outer());
            await Yield();
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(async () => await task);
            return (seen, 0);

            async Coroutine Outer()
            {
                try
                {
                    await Inner();
                }
                catch (CancelledException cancellation)
                {
                    seen = TraceOf.Methods(cancellation);
                    throw;
                }
            }
        });

        Assert.Equal(["Inner", "Outer"], inside);
        Assert.Equal(0, outside);

        static async Coroutine Inner() => await Sleep(1.Hours);
    }

    [Fact]
    public void Second_await_of_a_failed_task_does_not_spoil_what_the_first_saw()
    {
        Run(async () =>
        {
            var task = CreateTask(Fail());
            var first = await Catching(async () => await task);
            var before = TraceOf.Methods(first).Length;
            var second = await Catching(async () => await task);
            Assert.Same(first, second);
            Assert.Equal("Fail", TraceOf.Methods(second)[0]);
            Assert.InRange(TraceOf.Methods(second).Length, 1, before + 3);
        });

        static async Coroutine Fail() => throw new FormatException();
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Scopes_stand_in_no_trace(bool suspends)
    {
        var failure = Caught(Outer);

        Assert.Equal(["Inner", "lambda", "lambda", "lambda", "lambda", "Outer", "Catching"], TraceOf.Methods(failure));

        async Coroutine Outer() =>
            await WithTimeout(
                1.Hours,
                async _ =>
                    await WithTimeoutAt(
                        null,
                        async _ => await MoveOnAfter(1.Hours, async _ => await WithTimeout(1.Hours, async _ => await Inner()))
                    )
            );

        async Coroutine<int> Inner()
        {
            if (suspends)
            {
                await Yield();
            }

            throw new FormatException();
        }
    }

    [Fact]
    public void Body_that_throws_before_its_first_await_stands_in_the_trace_alone()
    {
        var failure = Caught(Outer);

        Assert.Equal(["Plain", "Outer", "Catching"], TraceOf.Methods(failure));

        static async Coroutine Outer() => await WithTimeout(1.Hours, Plain);

        static Coroutine Plain(TimeoutScope scope) => throw new FormatException();
    }

    [Fact]
    public void Timeout_shows_who_awaited_it_and_its_cause_where_it_was_thrown()
    {
        Run(async () =>
        {
            var timeout = await Assert.ThrowsAsync<TimeoutException>(() => CreateTask(Outer()).AsTask());
            Assert.Equal("Outer", TraceOf.Methods(timeout)[0]);
            Assert.Equal(["Inner", "lambda"], TraceOf.Methods(timeout.InnerException!));
        });

        static async Coroutine Outer() => await WithTimeout(1.Seconds, async _ => await Inner());

        static async Coroutine Inner() => await Sleep(1.Hours);
    }

    [Fact]
    public void WaitFor_stands_in_no_trace()
    {
        var failure = Caught(Outer);

        Assert.Equal(["Inner", "Outer", "Catching"], TraceOf.Methods(failure));

        static async Coroutine Outer() => await WaitFor(Inner(), 1.Hours);

        static async Coroutine<int> Inner()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Task_group_stands_in_no_trace()
    {
        Run(async () =>
        {
            var group = await Assert.ThrowsAsync<ExceptionGroup>(() => CreateTask(Outer()).AsTask());
            Assert.Equal("Outer", TraceOf.Methods(group)[0]);
            Assert.Equal(["Inner", "lambda"], TraceOf.Methods(group.InnerExceptions[0]));
        });

        static async Coroutine Outer() => await TaskGroup.Run(async _ => await Inner());

        static async Coroutine Inner()
        {
            await Yield();
            throw new FormatException();
        }
    }

    private Exception Caught(Func<Coroutine> failing) => Run(() => Catching(failing));

    private static async Coroutine<Exception> Catching(Func<Coroutine> failing)
    {
        try
        {
            await failing();
        }
        catch (FormatException failure)
        {
            return failure;
        }

        throw new InvalidOperationException("It does not fail.");
    }
}
