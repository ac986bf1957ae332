using Meanwhile.Testing;

namespace Meanwhile.Tests.Issues;

/// <summary>The end of a run: nothing of the program is forgotten, and nothing of others keeps it from ending.</summary>
public class WindingUpTests : LoopTest
{
    [Fact]
    public void What_work_on_a_thread_submits_at_its_end_is_cancelled_and_awaited()
    {
        using var mayEnd = new ManualResetEventSlim();
        Task? submitted = null;
        Run(async () =>
        {
            var loop = EventLoop.Current;
            using var began = new ManualResetEventSlim();
            CreateTask(ToThread(() =>
            {
                began.Set();
                mayEnd.Wait();
                submitted = loop.Submit(Late);
            }));
            await Task.Run(began.Wait);

            // A task that is left over is cancelled first of all, and only then the thread's work is waited for.
            CreateTask(Left());
            await Yield();
        });

        Log.Is("begins | cancelled | cleaned up");
        Assert.True(submitted!.IsCanceled);

        async Coroutine Left()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                mayEnd.Set();
            }
        }

        async Coroutine Late()
        {
            Log.Add("begins");
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add("cancelled");
                await Sleep(1.Seconds);
                Log.Add("cleaned up");
            }
        }
    }

    // Each made by the one that awaits it, as most are: a cancel of the first reaches all.
    [Fact]
    public void A_long_chain_of_tasks_is_ended_by_one_cancel_each()
    {
        const int levels = 20_000;
        var requests = new List<int>();
        Run(async () =>
        {
            CreateTask(Descend(levels));
            await Sleep(1.Seconds);
        });
        Assert.Equal(levels + 1, requests.Count);
        Assert.All(requests, static count => Assert.Equal(1, count));

        async Coroutine Descend(int left)
        {
            try
            {
                if (left == 0)
                {
                    await Sleep(1.Hours);
                }
                else
                {
                    await CreateTask(Descend(left - 1));
                }
            }
            finally
            {
                requests.Add(LoopTask.Current!.CancelRequests);
            }
        }
    }

    // Each awaited by one that was made later: the oldest is cancelled first, and the others lead to it.
    [Theory, InlineData(true), InlineData(false)]
    public void A_long_chain_whose_inner_tasks_are_older_is_ended_by_one_cancel_each(bool throughGathers)
    {
        const int levels = 20_000;
        var requests = new List<int>();
        Run(async () =>
        {
            var last = CreateTask(Hold(null));
            for (var i = 0; i < levels; i++)
            {
                last = CreateTask(Hold(last));
            }

            await Sleep(1.Seconds);
        });
        Assert.Equal(levels + 1, requests.Count);
        Assert.All(requests, static count => Assert.Equal(1, count));

        async Coroutine Hold(LoopTask? inner)
        {
            try
            {
                await (inner is null ? Sleep(1.Hours) : throughGathers ? Through(Gather(inner, inner)) : Join(inner));
            }
            finally
            {
                requests.Add(LoopTask.Current!.CancelRequests);
            }
        }

        static async Coroutine Through(IAwaitable gathering) => await gathering;

        static async Coroutine Join(LoopTask inner) => await inner;
    }

    [Fact]
    public void Task_that_ignores_the_first_cancel_gets_another_one_in_the_next_round()
    {
        Run(async () =>
        {
            CreateTask(Stubborn());
            await Yield();
        });

        Log.Is("ignored 1 | ended 1");

        async Coroutine Stubborn()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                Log.Add($"ignored {LoopTask.Current!.CancelRequests}");
            }

            CreateTask(Late());
        }

        async Coroutine Late()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add($"ended {LoopTask.Current!.CancelRequests}");
            }
        }
    }

    [Fact]
    public void Clean_up_of_what_is_left_may_submit()
    {
        Run(async () =>
        {
            CreateTask(Left(EventLoop.Current));
            await Yield();
        });

        Log.Is("submitted | 42");

        async Coroutine Left(EventLoop loop)
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                var answer = await Task.Run(() => loop.Submit(Answer));
                Log.Add($"{answer}");
            }
        }

        async Coroutine<int> Answer()
        {
            Log.Add("submitted");
            return 42;
        }
    }

    [Fact]
    public void Submission_when_all_that_was_left_has_ended_is_refused_by_name()
    {
        Exception? refusal = null;
        Run(async () =>
        {
            CreateTask(Left(generation: 1));
            await Yield();
        });

        Assert.StartsWith("Event loop is shutting down and takes no more work from other threads", refusal!.Message);

        async Coroutine Left(int generation)
        {
            var loop = EventLoop.Current;
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                if (generation == 1)
                {
                    // Its child is of the second generation: when that ends, what the program had left is over.
                    CreateTask(Left(generation: 2));
                    await Yield();
                }
                else
                {
                    await Task.Run(() =>
                    {
                        refusal = Assert.Throws<InvalidOperationException>(() =>
                        {
                            _ = loop.Submit(() => Sleep(1.Hours));
                        });
                    });
                }
            }
        }
    }

    [Fact]
    public void Threads_that_submit_without_end_are_all_told_and_the_run_ends()
    {
        var told = 0;
        var refused = 0;
        Thread[] threads = [];
        Watchdog.Within(TimeSpan.FromMinutes(2), () =>
        {
            Async.Run(
                async () =>
                {
                    var loop = EventLoop.Current;
                    var taken = new Future();
                    threads = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() => Flood(loop, taken)) { IsBackground = true })];
                    Array.ForEach(threads, static thread => thread.Start());
                    await taken;
                },
                new LoopOptions { HandleInterrupt = false, OnError = Report, WindUpReport = Timeout.InfiniteTimeSpan }
            );
            Array.ForEach(threads, static thread => thread.Join());
        });
        Assert.Equal(3, refused);
        Assert.NotEqual(0, told);

        void Flood(EventLoop loop, Future taken)
        {
            var submitted = new List<Task>();
            try
            {
                while (true)
                {
                    submitted.Add(loop.Submit(() => Begin(taken)));
                }
            }
            catch (InvalidOperationException)
            {
                Interlocked.Increment(ref refused);
            }

            foreach (var task in submitted)
            {
#pragma warning disable xUnit1031 // A thread of its own, which nothing else waits on.
                Task.WaitAny([task], TestContext.Current.CancellationToken);
#pragma warning restore xUnit1031
                Interlocked.Increment(ref told);
            }
        }

        static async Coroutine Begin(Future taken)
        {
            if (!taken.IsDone)
            {
                taken.SetResult();
            }

            await Yield();
        }
    }

    [Fact]
    public void Burst_from_other_threads_holds_up_neither_timers_nor_the_order()
    {
        const int Burst = 5000;
        using var loop = new EventLoop(Options);
        var ran = new List<int>();
        var ranBeforeTimer = -1;
        loop.CallLater(TimeSpan.Zero, () => ranBeforeTimer = ran.Count);
        for (var i = 0; i < Burst; i++)
        {
            var number = i;
            loop.CallSoonThreadsafe(() => ran.Add(number));
        }

        loop.CallSoonThreadsafe(loop.Stop);
        loop.RunForever();

        Assert.Equal(Enumerable.Range(0, Burst), ran);
        Assert.InRange(ranBeforeTimer, 0, Burst - 1);
    }

    [Fact]
    public void Timers_that_have_nothing_to_do_with_foreign_code_left_over_are_not_waited_for()
    {
        Run(async () =>
        {
            EventLoop.Current.CallLater(1.Hours, () => Log.Add("rang"));
            CreateTask(Begin());
            await Yields(3);
        });

        Assert.Equal(TimeSpan.Zero, ((VirtualTime)Clock).Now);
        Log.Is("");
        Assert.EndsWith("was still waiting when its loop was closed", Assert.Single(TakeReports()));

        static async Coroutine Begin()
        {
            _ = Foreign();
            await Yield();
        }

        static async Task Foreign()
        {
            try
            {
                await new Future();
            }
            catch (OperationCanceledException)
            {
                await new Future();
            }
        }
    }

    [Fact]
    public void Foreign_code_left_over_gets_the_time_that_its_clean_up_takes()
    {
        Run(async () =>
        {
            CreateTask(Begin());
            await Yields(3);
        });

        Log.Is("sleep over | deadline passed");

        async Coroutine Begin()
        {
            _ = Foreign();
            await Yield();
        }

        async Task Foreign()
        {
            try
            {
                await new Future();
            }
            catch (OperationCanceledException)
            {
                await Sleep(5.Seconds);
                Log.Add("sleep over");
                try
                {
                    await WithTimeout(5.Seconds, async _ => await new Future());
                }
                catch (TimeoutException)
                {
                    Log.Add("deadline passed");
                }
            }
        }
    }

    private static async Coroutine Yields(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Yield();
        }
    }
}
