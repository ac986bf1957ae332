using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Issues;

/// <summary>Values, objects and moments that no sensible program would choose.</summary>
public class HostileInputTests : LoopTest
{
    [Fact]
    public void Callback_at_a_time_before_the_loop_was_made_is_due_at_once()
    {
        Run(async () =>
        {
            var called = new Future();
            EventLoop.Current.CallAt(TimeSpan.MinValue, () => Log.Add("first"));
            EventLoop.Current.CallAt((-1).Seconds, called.SetResult);
            await called;
            Log.Is("first");
        });
    }

    [Fact]
    public void Number_of_hours_that_no_time_span_holds_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => int.MaxValue.Hours);
        Assert.Throws<ArgumentOutOfRangeException>(() => int.MinValue.Hours);
        Assert.Equal(TimeSpan.FromHours(-3), (-3).Hours);
    }

    [Fact]
    public void Exception_group_without_a_message_is_refused() =>
        Assert.Throws<ArgumentNullException>("message", () => new ExceptionGroup(null!, [new FormatException()]));

    [Fact]
    public void Exception_group_says_how_many_failures_it_does_not_show()
    {
        var group = new ExceptionGroup("many", Enumerable.Range(0, 100).Select(number => new FormatException($"no {number}.")));
        Assert.StartsWith("many (no 0.) (no 1.)", group.Message);
        Assert.EndsWith("(no 15.) (and more)", group.Message);
        Assert.Contains("no 15.", group.ToString());
        Assert.DoesNotContain("no 16.", group.ToString());
    }

    [Fact]
    public void Exception_groups_within_each_other_to_any_depth_have_a_text_and_can_be_parted()
    {
        Exception nested = new FormatException("innermost");
        for (var level = 0; level < 100_000; level++)
        {
            nested = new ExceptionGroup("group", [nested]);
        }

        var group = Assert.IsType<ExceptionGroup>(nested);
        Assert.EndsWith("(innermost)))))))))", group.Message);
        Assert.Contains("innermost", group.ToString());
        Assert.True(group.Contains<FormatException>());
        var (matched, others) = group.Split<FormatException>();
        Assert.NotNull(matched);
        Assert.Null(others);
    }

    [Fact]
    public void Ready_that_was_refused_on_another_thread_can_still_be_called_on_the_loop()
    {
        Run(async () =>
            await TaskGroup.Run(async group =>
            {
                var value = await group.Start<int>(async signal =>
                {
                    await Assert.ThrowsAsync<InvalidOperationException>(() => Task.Run(() => signal.Ready(1)));
                    signal.Ready(2);
                });
                Assert.Equal(2, value);
            })
        );
    }

    [Fact]
    public void Group_of_a_loop_that_stands_still_takes_no_task_of_another_loop()
    {
        using var standing = new EventLoop(Options);
        TaskGroup? group = null;
        var end = new Future(standing);
        standing.CallSoon(() => CreateTask(TaskGroup.Run(async entered =>
        {
            group = entered;
            await end;
        })));
        standing.CallLater(1.Seconds, standing.Stop);
        standing.RunForever();

        Run(async () =>
        {
            var refused = Assert.Throws<InvalidOperationException>(() => group!.CreateTask(Yield()));
            Assert.Contains("task group belongs to", refused.Message);
            await Yield();
        });
        Assert.Equal(["coroutine 'Sleep or Yield' was never awaited"], TakeReports());

        end.SetResult();
        standing.CallLater(1.Seconds, standing.Stop);
        standing.RunForever();
    }

    [Fact]
    public void Enumerating_tasks_of_another_loop_leaves_no_timer_behind()
    {
        using var other = new EventLoop(Options);
        var task = new Future(other);
        Run(async () =>
        {
            await using var tasks = AsCompleted([task], 1.Hours).GetAsyncEnumerator();
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await tasks.MoveNextAsync());
            Assert.Equal(0, EventLoop.Current.Timers.Count);
        });
    }

    [Fact]
    public void Scopes_can_be_nested_deep()
    {
        // Each scope looked at all those around it: 200,000 of them took minutes.
        Run(async () => await Nested(200_000));

        static async Coroutine Nested(int depth)
        {
            if (depth == 0)
            {
                await Yield();
            }
            else
            {
                await MoveOnAfter(1.Hours, async _ => await Nested(depth - 1));
            }
        }
    }

    [Fact]
    public void Gatherings_of_gatherings_can_be_cancelled_at_any_depth()
    {
        Run(async () =>
        {
            var task = CreateTask(Sleep(1.Hours));
            Future gathering = task;
            for (var level = 0; level < 200_000; level++)
            {
                gathering = Gather(gathering);
            }

            Assert.True(gathering.Cancel());
            await Assert.ThrowsAsync<CancelledException>(async () => await gathering);
            Assert.True(task.IsCancelled);
        });
    }

    [Fact]
    public void Gathering_that_stands_in_many_places_is_cancelled_once()
    {
        Run(async () =>
        {
            var task = CreateTask(Sleep(1.Hours));
            Future gathering = task;
            for (var level = 0; level < 60; level++)
            {
                gathering = Gather(gathering, gathering);
            }

            Assert.True(gathering.Cancel());
            await Assert.ThrowsAsync<CancelledException>(async () => await gathering);
        });
    }

    [Fact]
    public void Shields_that_were_cancelled_leave_nothing_behind_and_a_failure_inside_is_reported_once()
    {
        Run(async () =>
        {
            var inside = new Future();
            var shields = ShieldsOf(inside, 100);
            for (var turn = 0; turn < 3; turn++)
            {
                await Yield();
            }

            GC.Collect();
            Assert.All(shields, shield => Assert.False(shield.TryGetTarget(out _)));
            inside.SetException(new FormatException());
            await Sleep(1.Seconds);
        });
        Assert.Equal(["future failed inside a shield whose await was cancelled"], TakeReports());

        // Apart, so that no local keeps the last one.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference<Future>[] ShieldsOf(Future inside, int count) =>
            [.. Enumerable.Range(0, count).Select(_ =>
            {
                var shield = Shield(inside);
                shield.Cancel();
                return new WeakReference<Future>(shield);
            })];
    }
}
