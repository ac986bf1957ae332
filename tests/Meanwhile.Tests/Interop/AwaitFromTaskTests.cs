namespace Meanwhile.Tests.Interop;

public class AwaitFromTaskTests : LoopTest
{
    [Fact]
    public void Async_Task_method_awaits_coroutines_with_the_same_current_task_before_and_after()
    {
        Run(async () =>
        {
            var main = LoopTask.Current!;
            Assert.Equal(3, await Foreign(main));
            Assert.Same(main, LoopTask.Current);
        });

        static async Task<int> Foreign(LoopTask main)
        {
            Assert.Same(main, LoopTask.Current);
            var one = await One(main);
            Assert.Same(main, LoopTask.Current);
            await Yield();
            Assert.Same(main, LoopTask.Current);
            await Sleep(1.Seconds);
            Assert.Same(main, LoopTask.Current);
            var two = await CreateTask(Two());
            Assert.Same(main, LoopTask.Current);
            await Task.Run(() => { });
            Assert.Same(main, LoopTask.Current);
            return one + two;
        }

        static async Coroutine<int> One(LoopTask main)
        {
            Assert.Same(main, LoopTask.Current);
            await Yield();
            Assert.Same(main, LoopTask.Current);
            return 1;
        }

        static async Coroutine<int> Two()
        {
            await Sleep(1.Seconds);
            return 2;
        }
    }

    [Fact]
    public void Two_tasks_do_so_at_once_and_each_stays_itself()
    {
        Run(async () =>
        {
            await Gather(Outer("a"), Outer("b"));
        });

        // Within a round the order is open: the end of a foreign method is told by way of the thread pool.
        Assert.Equal(["a0", "a1", "a2"], Log.Entries.Where(entry => entry[0] == 'a'));
        Assert.Equal(["b0", "b1", "b2"], Log.Entries.Where(entry => entry[0] == 'b'));

        async Coroutine Outer(string name)
        {
            var self = LoopTask.Current;
            for (var i = 0; i < 3; i++)
            {
                await Foreign(name, i, self);
                Assert.Same(self, LoopTask.Current);
            }
        }

        async Task Foreign(string name, int round, LoopTask? self)
        {
            await Yield();
            Assert.Same(self, LoopTask.Current);
            await Inner(self);
            Assert.Same(self, LoopTask.Current);
            Log.Add($"{name}{round}");
        }

        static async Coroutine Inner(LoopTask? self)
        {
            await Sleep(1.Seconds);
            Assert.Same(self, LoopTask.Current);
        }
    }

    [Fact]
    public void Foreign_completion_in_the_step_of_another_task_resumes_in_a_step_of_its_own()
    {
        Run(async () =>
        {
            var source = new TaskCompletionSource();
            var waiter = CreateTask(Waiter(source.Task), name: "waiter");
            var foreign = CreateTask(ForeignWaiter(source.Task), name: "foreign waiter");
            await Yield();
            source.SetResult();
            Log.Add($"set in {LoopTask.Current!.Name}");
            await waiter;
            await foreign;
        });

        Assert.Equal("set in main", Log.Entries[0]);
        Assert.Equal(
            ["coroutine in foreign waiter", "coroutine in waiter", "foreign in foreign waiter"],
            Log.Entries.Skip(1).Order(StringComparer.Ordinal)
        );

        async Coroutine Waiter(Task task)
        {
            await task;
            Log.Add($"coroutine in {LoopTask.Current!.Name}");
        }

        async Coroutine ForeignWaiter(Task task)
        {
            await Foreign(task);
            Log.Add($"coroutine in {LoopTask.Current!.Name}");
        }

        async Task Foreign(Task task)
        {
            await task;
            Log.Add($"foreign in {LoopTask.Current!.Name}");
        }
    }

    [Fact]
    public void Foreign_code_that_left_the_context_is_back_on_the_loop_in_the_coroutine_that_awaits_it()
    {
        Run(async () =>
        {
            var main = LoopTask.Current;
            var thread = Environment.CurrentManagedThreadId;
            for (var i = 0; i < 20; i++)
            {
                await Foreign();
                Assert.Same(main, LoopTask.Current);
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
            }
        });

        static async Task Foreign()
        {
            await default(ThreadPoolHop);
            Assert.Null(EventLoop.CurrentOrNull);
            await Task.Yield();
        }
    }

    [Fact]
    public void Foreign_code_that_left_the_loop_cannot_await_a_coroutine()
    {
        Run(async () =>
        {
            var refused = await AwaitForeignTests.Caught(async () => await Foreign());
            Assert.StartsWith("no running event loop", refused.Message);
        });

        static async Task Foreign()
        {
            await default(ThreadPoolHop);
            await Work();
        }

        static async Coroutine Work() => await Yield();
    }

    [Fact]
    public void Layers_of_coroutines_and_tasks_in_turn_work_to_any_reasonable_depth()
    {
        Assert.Equal(200, Run(() => Coroutine(100)));

        static async Coroutine<int> Coroutine(int levels) => levels == 0 ? 0 : 1 + await Foreign(levels);

        static async Task<int> Foreign(int levels)
        {
            await Yield();
            return 1 + await Coroutine(levels - 1);
        }
    }

    [Fact]
    public void Failure_of_a_coroutine_passes_through_foreign_code()
    {
        Run(async () =>
        {
            var failure = await AwaitForeignTests.Caught(async () => await Foreign());
            Assert.IsType<FormatException>(failure);
            Assert.Equal("Fail", TraceOf.Methods(failure)[0]);
        });
        Log.Is("foreign clean-up");

        async Task Foreign()
        {
            try
            {
                await Fail();
            }
            finally
            {
                await Yield();
                Log.Add("foreign clean-up");
            }
        }

        static async Coroutine Fail()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Several_branches_of_one_task_are_parked_at_once()
    {
        string[] urls = ["c3", "a1", "b2"];
        Run(async () =>
        {
            var main = LoopTask.Current;
            var results = await Gather(urls.Select(async url =>
            {
                var got = await Get(url);
                Assert.Same(main, LoopTask.Current);
                return got;
            }));
            Assert.Equal(["C3", "A1", "B2"], results);
            Assert.Equal(3.Seconds, EventLoop.Current.Time);
        });

        Log.Is("a1 | b2 | c3");

        async Coroutine<string> Get(string url)
        {
            await Sleep((url[1] - '0').Seconds);
            Log.Add(url);
            return url.ToUpperInvariant();
        }
    }

    [Fact]
    public void Branches_that_await_again_and_again_keep_their_places()
    {
        var sums = Run(async () => await Gather(Enumerable.Range(0, 20).Select(async number =>
        {
            var sum = 0;
            for (var i = 0; i < 10; i++)
            {
                sum += await Number(number);
                if (i % 3 == 0)
                {
                    await Task.Yield();
                }
            }

            return sum;
        })));

        Assert.Equal(Enumerable.Range(0, 20).Select(number => number * 10), sums);

        static async Coroutine<int> Number(int number)
        {
            await Sleep((number % 5).Milliseconds);
            return number;
        }
    }

    [Fact]
    public void Cancel_reaches_every_branch()
    {
        Run(async () =>
        {
            var task = CreateTask(Branching());
            await Yield();
            task.Cancel("stop");
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });

        Log.Is("a stop | b stop | c stop");

        async Coroutine Branching()
        {
            string[] names = ["a", "b", "c"];
            await Gather(names.Select(async name =>
            {
                await Park(name);
                return name;
            }));
        }

        async Coroutine Park(string name)
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException cancelled)
            {
                Log.Add($"{name} {cancelled.Reason}");
                throw;
            }
        }
    }

    [Fact]
    public void Task_seen_as_Task_ends_as_it_does()
    {
        Run(async () =>
        {
            Assert.Equal(5, await CreateTask(Five()).AsTask());
            var failing = CreateTask(Fail());
            Assert.IsType<FormatException>(await AwaitForeignTests.Caught(async () => await failing.AsTask()));
            var cancelled = CreateTask(Five());
            var seen = cancelled.AsTask();
            cancelled.Cancel("why");
            Assert.Equal("why", Assert.IsType<CancelledException>(await AwaitForeignTests.Caught(async () => await seen)).Reason);
            Assert.True(seen.IsCanceled);
            Assert.Equal(5, await Task.FromResult(5).AsCoroutine());
            Assert.Equal((5, 5), await Gather(Task.Run(() => 5).AsCoroutine(), new ValueTask<int>(5).AsCoroutine()));
        });

        static async Coroutine<int> Five()
        {
            await Yield();
            return 5;
        }

        static async Coroutine Fail()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Task_seen_as_Task_can_be_awaited_on_other_threads()
    {
        Run(async () =>
        {
            var task = CreateTask(Five()).AsTask();
            Assert.Equal(6, await Task.Run(async () => await task + 1));
        });

        static async Coroutine<int> Five()
        {
            await Sleep(1.Seconds);
            return 5;
        }
    }

    [Fact]
    public void Async_void_code_of_a_callback_comes_back_to_the_loop_and_to_no_task()
    {
        Run(async () =>
        {
            var thread = Environment.CurrentManagedThreadId;
            var done = new TaskCompletionSource();
#pragma warning disable MA0147 // That is the case in question.
            EventLoop.Current.CallSoon(async () =>
#pragma warning restore MA0147
            {
                await Task.Run(() => { });
                Log.Add($"{Environment.CurrentManagedThreadId == thread} {LoopTask.Current is null}");
                done.SetResult();
            });
            await done.Task;
        });

        Log.Is("True True");
    }
}
