namespace Meanwhile.Tests.Exploring;

/// <summary>Whatever moment a cancel comes at: nothing is left behind, nothing is lost, nothing hangs.</summary>
public class CancellationSweepTests
{
    [Fact]
    public void Sleep_and_yield() => Both(Work);

    [Fact]
    public void Task_in_task_in_task() =>
        Both(async () => Assert.Equal(3, await CreateTask(Value(async () => await CreateTask(Value(async () => await CreateTask(Three())))))));

    [Fact]
    public void Eager_task() =>
        Both(async () =>
        {
            var task = CreateTask(Three(), eager: true);
            await Yield();
            Assert.Equal(3, await task);
        }, leavesTasks: true);

    [Fact]
    public void Gather_of_three() => Both(async () => Same([3, 3, 3], await Gather([Three(), Three(), Three()])));

    [Fact]
    public void Gather_in_gather() => Both(async () => await Gather(Gather(Three(), Three()), Gather([Work(), Work()])));

    [Fact]
    public void Outcomes() => Both(async () => Assert.Equal(2, (await GatherOutcomes([Three(), Fails()])).Length));

    [Fact]
    public void Group() =>
        Both(async () =>
            Assert.Equal(
                7,
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Work());
                    group.CreateTask(Work());
                    await Work();
                    return 7;
                })
            )
        );

    [Fact]
    public void Group_with_a_limit() =>
        Both(async () =>
            await TaskGroup.Run(
                async group =>
                {
                    for (var i = 0; i < 5; i++)
                    {
                        group.CreateTask(Work());
                    }

                    await Yield();
                },
                limit: 2
            )
        );

    [Fact]
    public void Group_that_is_cancelled_from_inside() =>
        Both(async () =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Work());
                group.CreateTask(Sleep(1.Hours));
                await Sleep(5.Seconds);
                group.Cancel();
                await Sleep(1.Hours);
            })
        );

    [Fact]
    public void Group_whose_child_fails() =>
        Both(
            async () =>
            {
                try
                {
                    await TaskGroup.Run(async group =>
                    {
                        group.CreateTask(Fails());
                        group.CreateTask(Work());
                        await Sleep(1.Hours);
                    });
                    Assert.Fail("the group did not fail");
                }
                catch (ExceptionGroup)
                {
                    await Yield();
                }
            },
            ended: task => Assert.True(task.IsCancelled, task.ToString())
        );

    [Fact]
    public void Group_start() =>
        Both(async () =>
            await TaskGroup.Run(async group =>
            {
                Assert.Equal(
                    5,
                    await group.Start<int>(async signal =>
                    {
                        await Work();
                        signal.Ready(5);
                        await Work();
                    })
                );
            })
        );

    [Fact]
    public void Timeout_that_expires() =>
        Both(async () =>
        {
            try
            {
                await WithTimeout(3.Seconds, async _ => await Sleep(1.Hours));
                Assert.Fail("it did not expire");
            }
            catch (TimeoutException)
            {
                await Yield();
            }
        });

    [Fact]
    public void Timeout_in_timeout() =>
        Both(async () =>
        {
            foreach (var (outer, inner) in new[] { (2, 4), (4, 2), (2, 2), (40, 40) })
            {
                try
                {
                    await WithTimeout(
                        outer.Seconds,
                        async _ =>
                        {
                            await WithTimeout(inner.Seconds, async _ => await Work());
                            await Yield();
                        }
                    );
                }
                catch (TimeoutException)
                {
                    await Yield();
                }
            }
        });

    [Fact]
    public void Group_in_timeout() =>
        Both(async () =>
            Assert.False(
                await MoveOnAfter(
                    4.Seconds,
                    async _ =>
                        await TaskGroup.Run(async group =>
                        {
                            group.CreateTask(Work());
                            group.CreateTask(Sleep(1.Hours));
                            await Work();
                        })
                )
            )
        );

    [Fact]
    public void Timeouts_in_a_group() =>
        Both(async () =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(MovesOn());
                group.CreateTask(MovesOn());
                await MovesOn();
            })
        );

    [Fact]
    public void Shield_of_work_that_goes_on() => Both(async () => Assert.Equal(3, await Shield(Three())), leavesTasks: true);

    [Fact]
    public void Wait_for_in_time() => Both(async () => Assert.Equal(3, await WaitFor(Three(), 1.Minutes)));

    [Fact]
    public void Wait_for_too_long() =>
        Both(async () =>
        {
            try
            {
                await WaitFor(CleansUp(), 1.Seconds);
                Assert.Fail("it was in time");
            }
            catch (TimeoutException)
            {
                await Yield();
            }
        });

    [Fact]
    public void Wait_for_the_first() =>
        Both(
            async () =>
            {
                var (done, pending) = await Wait([CreateTask(Work()), CreateTask(Sleep(9.Seconds))], until: WaitUntil.First);
                Assert.Equal((1, 1), (done.Count, pending.Count));
            },
            leavesTasks: true
        );

    [Fact]
    public void As_completed() =>
        Both(
            async () =>
            {
                await foreach (var task in AsCompleted([Three(), Three()]))
                {
                    Assert.Equal(3, await task);
                }
            },
            leavesTasks: true
        );

    [Fact]
    public void Map_with_a_limit() =>
        Both(async () =>
            Same([0, 1, 2, 3], await Map(Enumerable.Range(0, 4), async item => await After(item), limit: 2))
        );

    [Fact]
    public void MapStream_with_a_limit() =>
        Both(async () =>
        {
            var sum = 0;
            await foreach (var outcome in MapStream(Enumerable.Range(0, 4), async item => await After(item), limit: 2))
            {
                sum += outcome.Value;
                await Yield();
            }

            Assert.Equal(6, sum);
        });

    [Fact]
    public void MapStream_that_is_left_early() =>
        Both(async () =>
        {
            await foreach (var outcome in MapStream(Enumerable.Range(0, 9), async item => await After(item), limit: 3))
            {
                if (outcome.Value == 1)
                {
                    break;
                }
            }
        });

    [Fact]
    public void CancelAndWait_of_a_child_with_clean_up() =>
        Both(
            async () =>
            {
                var child = CreateTask(CleansUp());
                await Sleep(1.Seconds);
                await child.CancelAndWait();
                await Yield();
            },
            leavesTasks: true
        );

    [Fact]
    public void Bare_Task() =>
        Foreign(async () =>
        {
            var source = new TaskCompletionSource<int>();
            var alarm = EventLoop.Current.CallLater(2.Seconds, () => source.SetResult(4));
            try
            {
                Assert.Equal(4, await Passed(source.Task));
            }
            finally
            {
                alarm.Cancel();
            }
        });

    [Fact]
    public void Coroutine_below_a_foreign_method() => Foreign(async () => Assert.Equal(6, await Doubled()));

    [Fact]
    public void Branches_below_foreign_methods() =>
        Foreign(async () => Same([6, 6, 6], await Gather(Enumerable.Range(0, 3).Select(async _ => await Doubled()))));

    [Fact]
    public void ValueTask_below_which_a_coroutine_waits() =>
        Foreign(async () =>
        {
            Assert.Equal(6, await Valued());
            await Yield();

            static async ValueTask<int> Valued() => 2 * await Three();
        });

    [Fact]
    public void Async_iterator() =>
        Foreign(async () =>
        {
            await foreach (var each in Sequence())
            {
                await Sleep(each.Seconds);
            }

            static async IAsyncEnumerable<int> Sequence()
            {
                for (var i = 0; i < 3; i++)
                {
                    await Sleep(1.Seconds);
                    yield return i;
                }
            }
        });

    private static void Both(Func<Coroutine> program, Action<LoopTask>? ended = null, bool leavesTasks = false)
    {
        Explore.Cancels(program, ended, leavesTasks);
        Explore.Orders(program, ended, leavesTasks);
    }

    private static void Same(int[] expected, int[] actual) => Assert.Equal(expected, actual);

    // In its own thread-pool hops: what completes with a context in place continues there, and is brought to the loop.
    private static void Foreign(Func<Coroutine> program) => Explore.Cancels(program, expectsOthers: true, twice: false);

    private static async Coroutine Work()
    {
        await Yield();
        await Sleep(2.Seconds);
        await Yield();
    }

    private static async Coroutine<int> Three()
    {
        await Work();
        return 3;
    }

    private static async Coroutine<int> After(int value)
    {
        await Sleep(value.Seconds);
        return value;
    }

    private static async Coroutine<int> Fails()
    {
        await Sleep(3.Seconds);
        throw new FormatException("on purpose");
    }

    private static async Coroutine<T> Value<T>(Func<Coroutine<T>> make) => await make();

    private static async Coroutine MovesOn() => Assert.False(await MoveOnAfter(3.Seconds, async _ => await Sleep(1.Hours)));

    private static async Coroutine CleansUp()
    {
        try
        {
            await Sleep(1.Hours);
        }
        finally
        {
            await Yield();
            await Yield();
        }
    }

    private static async Task<int> Passed(Task<int> task) => await task;

    private static async Task<int> Doubled() => 2 * await Three();
}
