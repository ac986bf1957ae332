using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Scopes;

// S40 to S43
public class GroupTests
{
    [Fact]
    public void Sibling_and_body_are_cancelled_when_a_child_fails_and_no_failure_is_lost()
    {
        var printed = Printed.By(async print =>
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Fails());
                    group.CreateTask(FailsInCleanUp());
                    try
                    {
                        await Sleep(1.Hours);
                    }
                    finally
                    {
                        print("body");
                    }
                });
            }
            catch (ExceptionGroup failures)
            {
                print($"{failures.Summary}: {string.Join(", ", failures.InnerExceptions.Select(each => each.Message))}");
            }

            print(LoopTask.Current!.CancelRequests);
            await Yield();
            print("awaiting works");

            async Coroutine FailsInCleanUp()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException cancel)
                {
                    print("sibling");
                    throw new FormatException("second", cancel);
                }
            }
        });
        Assert.Equal("sibling | body | unhandled errors in a TaskGroup: first, second | 0 | awaiting works", printed);
    }

    [Fact]
    public void Child_cancelled_on_its_own_is_ignored() =>
        Printed.Run(async () =>
            await TaskGroup.Run(async group =>
            {
                var child = group.CreateTask(Sleep(1.Hours));
                await Yield();
                child.Cancel();
            })
        );

    [Fact]
    public void Second_outside_cancel_does_not_abandon_the_children()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(
                TaskGroup.Run(group =>
                {
                    group.CreateTask(SlowToEnd());
                    return Coroutine.Completed;
                })
            );
            await Sleep(1.Seconds);
            task.Cancel();
            await Sleep(1.Seconds);
            task.Cancel();
            try
            {
                await task;
            }
            catch (CancelledException)
            {
                print($"cancelled {task.CancelRequests}");
            }

            async Coroutine SlowToEnd()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    await Sleep(5.Seconds);
                    print("child ended");
                }
            }
        });
        Assert.Equal("child ended | cancelled 2", printed);
    }

    [Fact]
    public void Finished_group_takes_no_more_tasks_and_cannot_be_cancelled() =>
        Printed.Run(async () =>
        {
            TaskGroup? kept = null;
            await TaskGroup.Run(group =>
            {
                kept = group;
                return Coroutine.Completed;
            });
            Assert.Contains("TaskGroup is finished", Assert.Throws<InvalidOperationException>(() => kept!.CreateTask(Fails())).Message);
            Assert.Contains("TaskGroup is finished", Assert.Throws<InvalidOperationException>(() => kept!.Cancel()).Message);
        });

    [Fact]
    public void Children_may_spawn_more_while_the_group_closes()
    {
        var printed = Printed.By(async print =>
        {
            await TaskGroup.Run(group =>
            {
                group.CreateTask(Spawn(group, 3));
                return Coroutine.Completed;
            });
            print("end");

            async Coroutine Spawn(TaskGroup group, int left)
            {
                await Sleep(1.Seconds);
                print(left);
                if (left > 0)
                {
                    group.CreateTask(Spawn(group, left - 1));
                }
            }
        });
        Assert.Equal("3 | 2 | 1 | 0 | end", printed);
    }

    [Fact]
    public void Limit_holds_tasks_back_until_there_is_a_place() =>
        Printed.Run(async () =>
        {
            var running = 0;
            var most = 0;
            await TaskGroup.Run(
                group =>
                {
                    for (var i = 0; i < 6; i++)
                    {
                        group.CreateTask(Counted());
                    }

                    return Coroutine.Completed;
                },
                limit: 2
            );
            Assert.Equal(2, most);
            Assert.Equal(3.Seconds, EventLoop.Current.Time);

            async Coroutine Counted()
            {
                most = Math.Max(most, ++running);
                await Sleep(1.Seconds);
                running--;
            }
        });

    [Fact]
    public void Result_of_the_body_is_the_result_of_the_group() =>
        Printed.Run(async () => Assert.Equal(5, await TaskGroup.Run(async group => await group.CreateTask(Coroutine.FromResult(5)))));

    [Fact]
    public void Group_cancelled_before_its_body_gave_a_value_is_cancelled() =>
        Printed.Run(async () =>
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.Cancel();
                    await Sleep(1.Hours);
                    return 1;
                });
                Assert.Fail("it gave a value");
            }
            catch (CancelledException)
            {
                Assert.Equal(0, LoopTask.Current!.CancelRequests);
            }
        });

    private static async Coroutine Fails()
    {
        await Yield();
        throw new FormatException("first");
    }
}
