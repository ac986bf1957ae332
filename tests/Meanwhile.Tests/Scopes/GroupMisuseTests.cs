using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Scopes;

/// <summary>S43: a group that is not there yet, is ending, or has ended takes no tasks, and says why.</summary>
public class GroupMisuseTests : LoopTest
{
    public static TheoryData<string> Calls => ["CreateTask", "CreateTask<T>", "eager", "Start", "Start<T>"];

    [Theory, MemberData(nameof(Calls))]
    public void Group_that_is_shutting_down_takes_no_more_tasks_and_closes_the_coroutine(string call) =>
        Printed.Run(async () =>
            await TaskGroup.Run(async group =>
            {
                group.Cancel();
                var refused = await Interop.AwaitForeignTests.Caught(() => Call(group, call));
                Assert.Equal("TaskGroup is shutting down: it takes no more tasks.", Assert.IsType<InvalidOperationException>(refused).Message);
            })
        );

    [Theory, MemberData(nameof(Calls))]
    public void Group_that_has_ended_takes_no_more_tasks_and_closes_the_coroutine(string call) =>
        Printed.Run(async () =>
        {
            TaskGroup? kept = null;
            await TaskGroup.Run(group =>
            {
                kept = group;
                return Coroutine.Completed;
            });
            var refused = await Interop.AwaitForeignTests.Caught(() => Call(kept!, call));
            Assert.Equal("TaskGroup is finished: it takes no more tasks.", Assert.IsType<InvalidOperationException>(refused).Message);
        });

    [Fact]
    public void Group_that_fails_takes_no_more_tasks_from_the_clean_up_of_its_children() =>
        Printed.Run(async () =>
        {
            Exception? refused = null;
            var failure = await Interop.AwaitForeignTests.Caught(async () =>
                await TaskGroup.Run(group =>
                {
                    group.CreateTask(CleanUp(group));
                    group.CreateTask(Fail());
                    return Coroutine.Completed;
                })
            );
            Assert.IsType<FormatException>(Assert.Single(Assert.IsType<ExceptionGroup>(failure).InnerExceptions));
            Assert.StartsWith("TaskGroup is shutting down", Assert.IsType<InvalidOperationException>(refused).Message);

            async Coroutine CleanUp(TaskGroup group)
            {
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    refused = Record.Exception(() => group.CreateTask(Sleep(1.Hours)));
                }
            }

            static async Coroutine Fail()
            {
                await Yield();
                throw new FormatException();
            }
        });

    [Fact]
    public void Group_is_entered_once_for_each_call_of_Run() =>
        Printed.Run(async () =>
        {
            var entered = 0;
            var run = TaskGroup.Run(_ =>
            {
                entered++;
                return Coroutine.Completed;
            });
            Assert.Equal(0, entered);
            await run;
            var refused = await Interop.AwaitForeignTests.Caught(async () => await run);
            Assert.StartsWith("cannot reuse already awaited coroutine", refused.Message);
            Assert.Equal(1, entered);
        });

    [Fact]
    public void Group_is_refused_by_name_on_another_thread() =>
        Run(async () =>
            await TaskGroup.Run(async group =>
            {
                var loop = EventLoop.Current;
                await Task.Run(() =>
                {
                    (string Name, Action Call)[] calls =
                    [
                        ("CreateTask", () => group.CreateTask(Coroutine.Completed)),
                        ("CreateTask", () => group.CreateTask(Coroutine.FromResult(1))),
                        ("Cancel", () => group.Cancel()),
                    ];
                    Assert.All(
                        calls,
                        call =>
                            Assert.StartsWith(
                                $"{call.Name} was called from outside {loop}",
                                Assert.Throws<InvalidOperationException>(call.Call).Message
                            )
                    );
                });
            })
        );

    [Theory, InlineData(0), InlineData(-1)]
    public void Limit_below_one_is_refused_at_the_call(int limit)
    {
        Func<object?>[] calls =
        [
            () => TaskGroup.Run(_ => Coroutine.Completed, limit),
            () => TaskGroup.Run(_ => Coroutine.FromResult(1), limit),
            () => Map([1], _ => Coroutine.Completed, limit),
            () => Map([1], _ => Coroutine.FromResult(1), limit),
            () => MapStream([1], _ => Coroutine.FromResult(1), limit),
        ];
        Assert.All(calls, call => Assert.Equal("limit", Assert.Throws<ArgumentOutOfRangeException>(call).ParamName));
    }

    private static async Coroutine Call(TaskGroup group, string call)
    {
        switch (call)
        {
            case "CreateTask":
                group.CreateTask(Never());
                break;
            case "CreateTask<T>":
                group.CreateTask(NeverOne());
                break;
            case "eager":
                group.CreateTask(Never(), eager: true);
                break;
            case "Start":
                await group.Start(_ => Never());
                break;
            default:
                await group.Start<int>(_ => Never());
                break;
        }
    }

    private static async Coroutine Never()
    {
        await Yield();
        Assert.Fail("it ran");
    }

    private static async Coroutine<int> NeverOne()
    {
        await Never();
        return 1;
    }
}
