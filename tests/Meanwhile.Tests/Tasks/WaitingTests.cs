using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Tasks;

// S23, S25, S53
public class WaitingTests
{
    [Fact]
    public void Eager_task_runs_to_its_first_suspension_inside_the_call()
    {
        var printed = Printed.By(async print =>
        {
            var outer = LoopTask.Current;
            var task = CreateTask(Body(), "eager", eager: true);
            print($"created {LoopTask.Current == outer}");
            await task;

            async Coroutine Body()
            {
                print($"in {LoopTask.Current!.Name}");
                await Yield();
                print("after");
            }
        });
        Assert.Equal("in eager | created True | after", printed);
    }

    [Fact]
    public void Failure_of_an_eager_task_is_stored_not_thrown() =>
        Printed.Run(() =>
        {
            var task = CreateTask(Coroutine.FromException(new FormatException()), eager: true);
            Assert.True(task.IsDone);
            Assert.IsType<FormatException>(task.Exception);
            return Coroutine.Completed;
        });

    [Fact]
    public void Eager_task_has_a_copy_of_the_context() =>
        Printed.Run(async () =>
        {
            var local = new AsyncLocal<string> { Value = "outer" };
            var task = CreateTask(Body(), eager: true);
            Assert.Equal("outer", local.Value);
            await task;

            async Coroutine Body()
            {
                Assert.Equal("outer", local.Value);
                local.Value = "inner";
                await Yield();
                Assert.Equal("inner", local.Value);
            }
        });

    [Fact]
    public void Coroutines_without_values_are_run_and_given_as_they_end() =>
        Assert.Equal(
            "1 | 2 | 3",
            Printed.By(async print =>
            {
                await foreach (var task in AsCompleted([Sleep(3.Seconds), Sleep(1.Seconds), Sleep(2.Seconds)]))
                {
                    await task;
                    print(EventLoop.Current.Time.TotalSeconds);
                }
            })
        );

    [Fact]
    public void Wait_neither_throws_nor_cancels() =>
        Printed.Run(async () =>
        {
            LoopTask[] tasks = [CreateTask(Fails(1)), CreateTask(Sleep(2.Seconds)), CreateTask(Sleep(9.Seconds))];
            var (done, pending) = await Wait(tasks, timeout: 3.Seconds);
            Assert.Equal([tasks[0], tasks[1]], done);
            Assert.Equal([tasks[2]], pending);
            Assert.IsType<FormatException>(tasks[0].Exception);
            await tasks[2];
        });

    [Fact]
    public void Wait_returns_at_the_first_or_at_the_first_failure() =>
        Printed.Run(async () =>
        {
            LoopTask[] tasks = [CreateTask(Sleep(1.Seconds)), CreateTask(Fails(2)), CreateTask(Sleep(3.Seconds))];
            Assert.Single((await Wait(tasks, until: WaitUntil.First)).Done);
            Assert.Equal(2, (await Wait(tasks, until: WaitUntil.FirstException)).Done.Count);
            Assert.Empty((await Wait(tasks)).Pending);
            Assert.NotNull(tasks[1].Exception);
            Assert.Throws<ArgumentOutOfRangeException>(() => Wait(tasks, until: (WaitUntil)9));
        });

    [Fact]
    public void Wait_for_nothing_is_an_error() =>
        Printed.Run(() =>
        {
            LoopTask[] none = [];
            Assert.Equal("tasks", Assert.Throws<ArgumentException>(() => Wait(none)).ParamName);
            Assert.Equal("tasks", Assert.Throws<ArgumentNullException>(() => Wait<LoopTask>(null!)).ParamName);
            Assert.Equal("tasks", Assert.Throws<ArgumentNullException>(() => Wait<LoopTask>([null!])).ParamName);
            Assert.Equal("tasks", Assert.Throws<ArgumentNullException>(() => AsCompleted<LoopTask>([null!])).ParamName);
            return Coroutine.Completed;
        });

    [Fact]
    public void As_completed_that_is_refused_leaves_nothing_behind()
    {
        using var other = new EventLoop(new LoopOptions { Name = "other" });
        var theirs = new Future(other);
        Printed.Run(async () =>
        {
            Future[] futures = [new Future(), theirs];
            var refused = await Interop.AwaitForeignTests.Caught(async () =>
            {
                await foreach (var done in AsCompleted(futures, 1.Seconds))
                {
                    Assert.Fail($"{done} came");
                }
            });
            Assert.StartsWith("future belongs to event loop 'other'", Assert.IsType<InvalidOperationException>(refused).Message);
            futures[0].SetResult();
            await Sleep(2.Seconds);
        });
    }

    [Fact]
    public void As_completed_gives_the_original_tasks_in_the_order_of_their_end() =>
        Printed.Run(async () =>
        {
            LoopTask slow = CreateTask(Sleep(2.Seconds));
            LoopTask quick = CreateTask(Sleep(1.Seconds));
            var seen = new List<LoopTask>();
            await foreach (var task in AsCompleted([slow, quick]))
            {
                seen.Add(task);
            }

            Assert.Equal([quick, slow], seen);
        });

    [Fact]
    public void As_completed_that_times_out_leaves_the_rest_running() =>
        Printed.Run(async () =>
        {
            LoopTask slow = CreateTask(Sleep(5.Seconds));
            LoopTask quick = CreateTask(Sleep(1.Seconds));
            var seen = new List<LoopTask>();
            try
            {
                await foreach (var task in AsCompleted([slow, quick], 2.Seconds))
                {
                    seen.Add(task);
                }

                Assert.Fail("no timeout");
            }
            catch (TimeoutException)
            {
                Assert.Equal([quick], seen);
            }

            Assert.False(slow.IsDone);
            await slow;
        });

    [Fact]
    public void Wait_for_waits_for_the_clean_up_of_what_it_cancelled()
    {
        var printed = Printed.By(async print =>
        {
            try
            {
                await WaitFor(Body(), 1.Seconds);
            }
            catch (TimeoutException)
            {
                print($"timeout at {EventLoop.Current.Time.TotalSeconds}");
            }

            async Coroutine Body()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    await Sleep(2.Seconds);
                    print("cleaned");
                }
            }
        });
        Assert.Equal("cleaned | timeout at 3", printed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Wait_for_no_time_never_starts_the_coroutine(int seconds)
    {
        var printed = Printed.By(async print =>
        {
            try
            {
                await WaitFor(Body(), seconds.Seconds);
            }
            catch (TimeoutException)
            {
                print("timeout");
            }

            async Coroutine Body()
            {
                print("started");
                await Yield();
            }
        });
        Assert.Equal("timeout", printed);
    }

    private static async Coroutine Fails(int seconds)
    {
        await Sleep(seconds.Seconds);
        throw new FormatException();
    }
}
