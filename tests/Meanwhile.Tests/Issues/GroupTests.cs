namespace Meanwhile.Tests.Issues;

/// <summary>Groups that are cancelled twice, early, or while they close.</summary>
public class GroupTests : LoopTest
{
    [Fact]
    public void Sibling_that_cleans_up_is_cancelled_once()
    {
        Run(async () =>
        {
            var cleanedUp = false;
            await Assert.ThrowsAsync<ExceptionGroup>(() =>
                Start(async group =>
                {
                    group.CreateTask(Fail());
                    group.CreateTask(CleanUp());
                    await Sleep(1.Hours);
                })
            );
            Assert.True(cleanedUp);

            async Coroutine CleanUp()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    await Sleep(1.Seconds);
                    cleanedUp = true;
                }
            }
        });

        static async Coroutine Fail()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Outside_cancel_is_not_lost_when_the_group_ends_by_its_own()
    {
        Run(async () =>
        {
            var went = false;
            var task = CreateTask(Parent());
            await Sleep(1.Seconds);
            task.Cancel("outside");
            var cancelled = await Assert.ThrowsAsync<CancelledException>(() => task.AsTask());
            Assert.Equal("outside", cancelled.Reason);
            Assert.False(went);

            async Coroutine Parent()
            {
                await TaskGroup.Run(group =>
                {
                    group.CreateTask(EndTheGroup(group));
                    return Coroutine.Completed;
                });
                await Yield();
                went = true;
            }
        });

        static async Coroutine EndTheGroup(TaskGroup group)
        {
            group.Cancel();
            try
            {
                await Yield();
            }
            finally
            {
                await Sleep(2.Seconds);
            }
        }
    }

    [Fact]
    public void Eager_child_that_ends_the_group_is_cancelled_too()
    {
        Run(async () =>
        {
            var before = EventLoop.Current.Time;
            await TaskGroup.Run(group =>
            {
                group.CreateTask(EndAndSleep(group), eager: true);
                return Coroutine.Completed;
            });
            Assert.Equal(before, EventLoop.Current.Time);
        });

        static async Coroutine EndAndSleep(TaskGroup group)
        {
            group.Cancel();
            await Sleep(1.Hours);
        }
    }

    [Fact]
    public void Child_that_waits_for_a_place_ends_by_a_cancel_without_one()
    {
        Run(async () =>
        {
            var ran = false;
            await TaskGroup.Run(
                group =>
                {
                    LoopTask? second = null;
                    group.CreateTask(First());
                    second = group.CreateTask(Second());
                    group.CreateTask(Yield());
                    return Coroutine.Completed;

                    async Coroutine First()
                    {
                        await second!.CancelAndWait();
                        Assert.True(second.IsCancelled);
                    }
                },
                limit: 1
            );
            Assert.False(ran);

            async Coroutine Second()
            {
                ran = true;
                await Yield();
            }
        });
    }

    private static Task Start(Func<TaskGroup, Coroutine> body) => CreateTask(TaskGroup.Run(body)).AsTask();
}
