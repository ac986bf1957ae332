namespace Meanwhile.Tests.Coroutines;

[Trait("Row", "S90")]
public class ExecutionContextTests : LoopTest
{
    private static readonly AsyncLocal<string?> Local = new();

    [Fact]
    public void Task_inherits_a_copy_when_it_is_created()
    {
        Run(async () =>
        {
            Local.Value = "at creation";
            var task = CreateTask(Read());
            Local.Value = "after creation";
            Assert.Equal("at creation", await task);
            Assert.Equal("after creation", Local.Value);
        });
    }

    [Fact]
    public void What_a_task_sets_does_not_leak_to_its_creator_or_to_siblings()
    {
        Run(async () =>
        {
            Local.Value = "main";
            var setter = CreateTask(Set("task", suspend: true));
            var sibling = CreateTask(ReadLater());
            await setter;
            Assert.Equal("main", Local.Value);
            Assert.Equal("main", await sibling);
        });

        static async Coroutine<string?> ReadLater()
        {
            await Sleep(1.Seconds);
            return Local.Value;
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void What_a_coroutine_sets_does_not_leak_to_its_caller(bool suspend)
    {
        Run(async () =>
        {
            Local.Value = "caller";
            await Set("callee", suspend);
            Assert.Equal("caller", Local.Value);
        });
    }

    [Fact]
    public void Eager_task_that_ends_after_a_hand_on_leaves_its_makers_context_alone()
    {
        Run(async () =>
        {
            Local.Value = "maker";
            await CreateTask(Set("eager", suspend: false), eager: true);
            Assert.Equal("maker", Local.Value);
            Assert.Same(LoopTask.Current, SynchronizationContext.Current);
        });
    }

    [Fact]
    public void Callee_sees_what_its_caller_set_at_any_depth()
    {
        Run(async () =>
        {
            Local.Value = "0";
            Assert.Equal(1000, await Descend(1));
            Assert.Equal("0", Local.Value);
        });

        static async Coroutine<int> Descend(int level)
        {
            Assert.Equal($"{level - 1}", Local.Value);
            Local.Value = $"{level}";
            var depth = level == 1000 ? level : await Descend(level + 1);
            Assert.Equal($"{level}", Local.Value);
            return depth;
        }
    }

    [Fact]
    public void Value_survives_suspensions_of_every_kind()
    {
        Run(async () =>
        {
            Local.Value = "mine";
            await Yield();
            Assert.Equal("mine", Local.Value);
            await Sleep(1.Seconds);
            Assert.Equal("mine", Local.Value);
            await CreateTask(Set("theirs", suspend: true));
            Assert.Equal("mine", Local.Value);
            await Task.Run(() => { });
            Assert.Equal("mine", Local.Value);
            await Task.Yield();
            Assert.Equal("mine", Local.Value);
            await Task.Run(() => { }).ConfigureAwait(false);
            Assert.Equal("mine", Local.Value);
        });
    }

    [Fact]
    public void Value_set_between_two_suspensions_survives_the_second()
    {
        Run(async () =>
        {
            await Yield();
            Local.Value = "one";
            await Yield();
            Assert.Equal("one", Local.Value);
            Local.Value = "two";
            await Yield();
            Assert.Equal("two", Local.Value);
            Local.Value = null;
            await Yield();
            Assert.Null(Local.Value);
        });
    }

    [Fact]
    public void Callee_sees_what_its_caller_set()
    {
        Run(async () =>
        {
            Local.Value = "caller";
            Assert.Equal("caller", await Read());
            Local.Value = "changed";
            Assert.Equal("changed", await Read());
        });
    }

    [Fact]
    public void Coroutine_sees_the_values_of_the_await_and_not_of_the_call()
    {
        Run(async () =>
        {
            Local.Value = "at the call";
            var coroutine = Read();
            Local.Value = "at the await";
            Assert.Equal("at the await", await coroutine);
        });
    }

    [Fact]
    public void Callee_that_suspends_does_not_leave_its_value_to_its_caller_or_to_others()
    {
        Run(async () =>
        {
            var setter = CreateTask(Caller());
            await Yield();
            Assert.Null(Local.Value);
            Assert.Equal("outer", await setter);
        });

        static async Coroutine<string?> Caller()
        {
            Local.Value = "outer";
            await Callee();
            return Local.Value;
        }

        static async Coroutine Callee()
        {
            Local.Value = "inner";
            await Sleep(1.Seconds);
            Assert.Equal("inner", Local.Value);
        }
    }

    [Fact]
    public void Callback_runs_in_the_context_of_whoever_asked_for_it()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            Local.Value = "asked";
            loop.CallSoon(() => Log.Add($"soon {Local.Value}"));
            loop.CallLater(1.Seconds, () => Log.Add($"later {Local.Value}"));
            loop.CallSoonThreadsafe(() => Log.Add($"threadsafe {Local.Value}"));
            var future = new Future();
            future.AddDoneCallback(_ => Log.Add($"done {Local.Value}"));
            Local.Value = "changed";
            future.SetResult();
            await Sleep(2.Seconds);
            Assert.Equal("changed", Local.Value);
        });

        Log.Is("soon asked | done asked | threadsafe asked | later asked");
    }

    [Fact]
    public void What_a_callback_sets_does_not_leak()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.CallSoon(() => Local.Value = "callback");
            loop.CallSoon(() => Log.Add($"next {Local.Value}"));
            await Yield();
            Assert.Null(Local.Value);
        });

        Log.Is("next ");
    }

    [Fact]
    public void What_posted_code_or_a_done_callback_sets_does_not_leak()
    {
        Run(async () =>
        {
            var future = new Future();
            future.AddDoneCallback(_ => Local.Value = "done callback");
            future.AddDoneCallback(_ => Log.Add($"next {Local.Value}"));
            future.SetResult();
            SynchronizationContext.Current!.Post(_ => Local.Value = "posted", null);
            SynchronizationContext.Current!.Post(_ => Log.Add($"next {Local.Value}"), null);
            await Yield();
            Assert.Null(Local.Value);
        });

        Log.Is("next  | next ");
    }

    [Fact]
    public void Flow_that_a_callback_suppresses_is_back_for_the_next()
    {
        Run(async () =>
        {
            EventLoop.Current.CallSoon(() => ExecutionContext.SuppressFlow());
            EventLoop.Current.CallSoon(() => Log.Add($"{ExecutionContext.IsFlowSuppressed()}"));
            await Yield();
            Assert.False(ExecutionContext.IsFlowSuppressed());
        });

        Log.Is("False");
    }

    [Fact]
    public void Suppressed_flow_reaches_neither_tasks_nor_callbacks()
    {
        Run(async () =>
        {
            Local.Value = "mine";
            LoopTask<string?> task;
            using (ExecutionContext.SuppressFlow())
            {
                task = CreateTask(Read());
                EventLoop.Current.CallSoon(() => Log.Add($"callback {Local.Value}"));
            }

            Assert.Null(await task);
            Assert.Equal("mine", Local.Value);
        });

        Log.Is("callback ");
    }

    [Fact]
    public void Whole_run_with_suppressed_flow_works()
    {
        using (ExecutionContext.SuppressFlow())
        {
            Run(async () =>
            {
                await Yield();
                await CreateTask(Set("task", suspend: false));
                await Sleep(1.Seconds);
                Assert.Null(Local.Value);
                EventLoop.Current.CallSoon(() => Log.Add("callback"));
                await Yield();
            });
            Assert.True(ExecutionContext.IsFlowSuppressed());
        }

        Log.Is("callback");
    }

    [Fact]
    public void Run_sees_the_values_of_whoever_starts_it_and_changes_none()
    {
        Local.Value = "outside";
        Run(async () =>
        {
            Assert.Equal("outside", Local.Value);
            Local.Value = "inside";
            await Yield();
            Assert.Equal("inside", Local.Value);
        });
        Assert.Equal("outside", Local.Value);
    }

    [Fact]
    public void Values_of_many_tasks_do_not_mix()
    {
        Run(async () => await Gather(Enumerable.Range(0, 100).Select(i => (IAwaitable)Wander(i)).ToArray()));

        static async Coroutine Wander(int number)
        {
            Local.Value = $"{number}";
            for (var i = 0; i < 10; i++)
            {
                if ((number + i) % 3 == 0)
                {
                    await Sleep((number % 7).Milliseconds);
                }
                else
                {
                    await Yield();
                }

                Assert.Equal($"{number}", Local.Value);
            }
        }
    }

    [Fact]
    public void Pooled_box_keeps_nothing_of_the_context_of_its_last_life()
    {
        Run(async () =>
        {
            await CreateTask(SetAndRead());
            Assert.Null(await CreateTask(Reader()));
        });

        async Coroutine SetAndRead()
        {
            Local.Value = "first life";
            await Reader();
        }

        async Coroutine<string?> Reader()
        {
            await Yield();
            return Local.Value;
        }
    }

    private static async Coroutine<string?> Read() => Local.Value;

    private static async Coroutine Set(string value, bool suspend)
    {
        Local.Value = value;
        if (suspend)
        {
            await Yield();
        }

        Assert.Equal(value, Local.Value);
    }
}
