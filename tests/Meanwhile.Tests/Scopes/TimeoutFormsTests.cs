using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Scopes;

/// <summary>Every form of a time limit, with every kind of time.</summary>
public class TimeoutFormsTests
{
    /// <summary>Each form, given how long from now; it ends with whether its body finished.</summary>
    private static readonly Dictionary<string, Func<TimeSpan?, Func<Coroutine>, Coroutine<bool>>> Forms = new()
    {
        ["WithTimeout"] = (time, body) => Finishes(() => WithTimeout(time, async _ => await body())),
        ["WithTimeout<T>"] = (time, body) => Finishes(async () => Assert.Equal(1, await WithTimeout(time, async _ => await One(body)))),
        ["WithTimeoutAt"] = (time, body) => Finishes(() => WithTimeoutAt(EventLoop.Current.Time + time, async _ => await body())),
        ["WithTimeoutAt<T>"] = (time, body) =>
            Finishes(async () => Assert.Equal(1, await WithTimeoutAt(EventLoop.Current.Time + time, async _ => await One(body)))),
        ["MoveOnAfter"] = (time, body) => MoveOnAfter(time, async _ => await body()),
        ["WaitFor"] = (time, body) => Finishes(() => WaitFor(body(), time)),
        ["WaitFor<T>"] = (time, body) => Finishes(async () => Assert.Equal(1, await WaitFor(One(body), time))),
        ["WaitFor a task"] = (time, body) => Finishes(() => WaitFor(CreateTask(body()), time)),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Body_that_is_quicker_finishes_and_a_slower_one_does_not(string form) =>
        Printed.Run(async () =>
        {
            Assert.True(await Forms[form](2.Seconds, () => Sleep(1.Seconds)));
            var before = EventLoop.Current.Time;
            Assert.False(await Forms[form](1.Seconds, () => Sleep(2.Seconds)));
            Assert.Equal(1.Seconds, EventLoop.Current.Time - before);
            Assert.Equal(0, LoopTask.Current!.CancelRequests);
        });

    [Theory, MemberData(nameof(Names))]
    public void Zero_and_less_are_over_at_the_first_suspension(string form) =>
        Printed.Run(async () =>
        {
            TimeSpan[] times = [TimeSpan.Zero, -1.Seconds, -5.Milliseconds];
            foreach (var time in times)
            {
                Assert.False(await Forms[form](time, () => Sleep(1.Seconds)));
            }

            Assert.Equal(TimeSpan.Zero, EventLoop.Current.Time);
            Assert.Single(EventLoop.Current.Tasks);
        });

    [Theory, MemberData(nameof(Names))]
    public void None_is_for_as_long_as_it_takes(string form) =>
        Printed.Run(async () =>
        {
            Assert.True(await Forms[form](null, () => Sleep(1.Hours)));
            if (!form.StartsWith("WithTimeoutAt", StringComparison.Ordinal))
            {
                Assert.True(await Forms[form](Timeout.InfiniteTimeSpan, () => Sleep(1.Hours)));
                Assert.True(await Forms[form](TimeSpan.MaxValue, () => Sleep(1.Hours)));
            }
        });

    [Theory, MemberData(nameof(Names))]
    public void Failure_of_the_body_passes(string form) =>
        Printed.Run(async () =>
        {
            var failure = new FormatException();
            Assert.Same(failure, await Interop.AwaitForeignTests.Caught(async () => await Forms[form](1.Seconds, () => Fail(failure))));
        });

    [Fact]
    public void Time_that_is_no_number_is_refused_where_it_is_said()
    {
        Assert.Throws<ArgumentException>(() => WithTimeout(double.NaN.Seconds, _ => Coroutine.Completed));
        Assert.Throws<ArgumentException>(() => MoveOnAfter(double.NaN.Milliseconds, _ => Coroutine.Completed));
        Assert.Throws<ArgumentException>(() => Sleep(double.NaN.Seconds));
    }

    [Fact]
    public void Missing_body_is_refused_at_the_call()
    {
        Func<object?>[] calls =
        [
            () => WithTimeout(1.Seconds, (Func<TimeoutScope, Coroutine>)null!),
            () => WithTimeout(1.Seconds, (Func<TimeoutScope, Coroutine<int>>)null!),
            () => WithTimeoutAt(1.Seconds, (Func<TimeoutScope, Coroutine>)null!),
            () => WithTimeoutAt(1.Seconds, (Func<TimeoutScope, Coroutine<int>>)null!),
            () => MoveOnAfter(1.Seconds, null!),
            () => TaskGroup.Run((Func<TaskGroup, Coroutine>)null!),
            () => TaskGroup.Run((Func<TaskGroup, Coroutine<int>>)null!),
        ];
        Assert.All(calls, call => Assert.Equal("body", Assert.Throws<ArgumentNullException>(call).ParamName));
        Assert.Equal("awaitable", Assert.Throws<ArgumentNullException>(() => WaitFor(null!, 1.Seconds)).ParamName);
        Assert.Equal("awaitable", Assert.Throws<ArgumentNullException>(() => WaitFor<int>(null!, 1.Seconds)).ParamName);
    }

    [Fact]
    public void Without_a_current_task_it_is_refused() =>
        Printed.Run(async () =>
        {
            List<string> refusals = [];
            EventLoop.Current.CallSoon(() =>
            {
                refusals.Add(Refusal(WithTimeout(1.Seconds, _ => Coroutine.Completed)));
                refusals.Add(Refusal(MoveOnAfter(1.Seconds, _ => Coroutine.Completed)));
                refusals.Add(Refusal(TaskGroup.Run(_ => Coroutine.Completed)));
            });
            await Yield();
            Assert.Equal(3, refusals.Count);
            Assert.All(refusals, refusal => Assert.StartsWith("no current task", refusal));

            static string Refusal(IAwaitable awaitable)
            {
                var message = Assert.Throws<InvalidOperationException>(() => awaitable.GetAwaiter().GetResult()).Message;
                CreateTask(Finishes(async () => await awaitable));
                return message;
            }
        });

    [Fact]
    public void Scope_refuses_a_new_deadline_once_its_body_has_ended() =>
        Printed.Run(async () =>
        {
            TimeoutScope? kept = null;
            await WithTimeout(
                1.Seconds,
                scope =>
                {
                    kept = scope;
                    return Coroutine.Completed;
                }
            );
            Assert.Contains("finished", Assert.Throws<InvalidOperationException>(() => kept!.Reschedule(5.Seconds)).Message);
            Assert.False(kept!.Expired);
        });

    [Fact]
    public void Scope_may_be_given_a_deadline_in_the_past() =>
        Printed.Run(async () =>
        {
            await Sleep(5.Seconds);
            Assert.False(
                await MoveOnAfter(
                    null,
                    async scope =>
                    {
                        scope.Reschedule(1.Seconds);
                        await Sleep(1.Hours);
                    }
                )
            );
            Assert.Equal(5.Seconds, EventLoop.Current.Time);
        });

    private static async Coroutine<int> One(Func<Coroutine> body)
    {
        await body();
        return 1;
    }

    private static async Coroutine Fail(Exception failure) => throw failure;

    private static async Coroutine<bool> Finishes(Func<Coroutine> limited)
    {
        try
        {
            await limited();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
