using System.Collections.Concurrent;

namespace Meanwhile.Tests.Threads;

public class ParallelMapTests : LoopTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Results_are_in_the_order_of_the_items(int count)
    {
        Run(async () =>
        {
            var results = await ParallelMap(Enumerable.Range(0, count), item => item * 2);
            Assert.Equal(Enumerable.Range(0, count).Select(item => item * 2), results);
        });
    }

    [Fact]
    public void Each_item_is_done_once_and_not_on_the_loop()
    {
        Run(async () =>
        {
            var loops = Environment.CurrentManagedThreadId;
            var counts = new int[10_000];
            var threads = new ConcurrentDictionary<int, bool>();
            await ParallelMap(Enumerable.Range(0, counts.Length), item =>
            {
                Interlocked.Increment(ref counts[item]);
                threads[Environment.CurrentManagedThreadId] = true;
            });
            Assert.All(counts, count => Assert.Equal(1, count));
            Assert.DoesNotContain(loops, threads.Keys);
            Assert.Equal(loops, Environment.CurrentManagedThreadId);
        });
    }

    [Fact]
    public void Items_run_at_once_as_many_as_the_limit_says()
    {
        Run(async () =>
        {
            using var both = new Barrier(2);
            await ParallelMap([1, 2], _ => { both.SignalAndWait(); }, limit: 2);

            var running = 0;
            await ParallelMap(
                Enumerable.Range(0, 1000),
                _ =>
                {
                    Assert.Equal(1, Interlocked.Increment(ref running));
                    Interlocked.Decrement(ref running);
                },
                limit: 1
            );
        });
    }

    [Fact]
    public void Loop_goes_on_meanwhile()
    {
        Run(async () =>
        {
            using var go = new ManualResetEventSlim();
            CreateTask(Release(go));
            await ParallelMap([1], _ => go.Wait());
        });

        static async Coroutine Release(ManualResetEventSlim go)
        {
            await Yield();
            go.Set();
        }
    }

    [Fact]
    public void Failure_begins_no_more_items_and_is_thrown_in_a_group()
    {
        Run(async () =>
        {
            var begun = 0;
            var group = await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                await ParallelMap(Enumerable.Range(0, 1_000_000), item =>
                {
                    Interlocked.Increment(ref begun);
                    return item == 10 ? throw new InvalidTimeZoneException("ten") : item;
                }, limit: 1));
            Assert.Equal("ten", Assert.Single(group.InnerExceptions).Message);
            Assert.Equal(11, begun);
        });
    }

    [Fact]
    public void All_failures_arrive_in_the_order_of_the_items()
    {
        Run(async () =>
        {
            using var both = new Barrier(2);
            var group = await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                await ParallelMap([1, 2], item =>
                {
                    both.SignalAndWait();
                    throw new InvalidTimeZoneException($"{item}");
                }, limit: 2));
            Assert.Equal(["1", "2"], group.InnerExceptions.Select(failure => failure.Message));
        });
    }

    [Fact]
    public void Failure_cancels_the_token_of_the_others()
    {
        Run(async () =>
        {
            using var both = new Barrier(2);
            var group = await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                await ParallelMap([1, 2], (item, stop) =>
                {
                    both.SignalAndWait();
                    if (item == 1)
                    {
                        throw new InvalidTimeZoneException("first");
                    }

                    stop.WaitHandle.WaitOne();
                    stop.ThrowIfCancellationRequested();
                }, limit: 2));
            Assert.Equal("first", Assert.Single(group.InnerExceptions).Message);
        });
    }

    [Fact]
    public void End_by_a_token_that_is_linked_to_that_of_the_work_is_no_failure()
    {
        Run(async () =>
        {
            using var both = new Barrier(2);
            var group = await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                await ParallelMap([1, 2], (item, stop) =>
                {
                    both.SignalAndWait();
                    if (item == 1)
                    {
                        throw new InvalidTimeZoneException("first");
                    }

                    using var linked = CancellationTokenSource.CreateLinkedTokenSource(stop);
                    linked.Token.WaitHandle.WaitOne();
                    linked.Token.ThrowIfCancellationRequested();
                }, limit: 2));
            Assert.Equal("first", Assert.Single(group.InnerExceptions).Message);
        });
    }

    [Fact]
    public void Cancel_begins_no_more_items_and_waits_for_those_under_way()
    {
        Run(async () =>
        {
            using var begun = new ManualResetEventSlim();
            var ended = 0;
            var count = 0;
            var task = CreateTask(ParallelMap(Enumerable.Range(0, 1000), (_, stop) =>
            {
                Interlocked.Increment(ref count);
                begun.Set();
                stop.WaitHandle.WaitOne();
                Interlocked.Increment(ref ended);
            }, limit: 1));
            await ToThread(begun.Wait);
            task.Cancel("enough");
            task.Cancel("again");
            var cancelled = await Assert.ThrowsAsync<CancelledException>(async () => await task);
            Assert.Equal("enough", cancelled.Reason);
            Assert.Equal(1, count);
            Assert.Equal(1, ended);
        });
    }

    [Fact]
    public void Failure_after_a_cancel_is_reported()
    {
        Run(async () =>
        {
            using var begun = new ManualResetEventSlim();
            var task = CreateTask(ParallelMap([1], (_, stop) =>
            {
                begun.Set();
                stop.WaitHandle.WaitOne();
                throw new InvalidTimeZoneException("late");
            }));
            await ToThread(begun.Wait);
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(async () => await task);
        });

        Assert.Equal(["Work of a ParallelMap failed, whose await was cancelled"], TakeReports());
    }

    [Fact]
    public void Deadline_ends_it()
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () =>
                await WithTimeout(1.Milliseconds, async _ => await ParallelMap([1], (_, stop) => { stop.WaitHandle.WaitOne(); })));
        });
    }

    [Fact]
    public void Progress_is_told_on_the_loop_and_ends_with_all()
    {
        Run(async () =>
        {
            var told = new Told();
            await ParallelMap(Enumerable.Range(0, 5000), item => item, progress: told);
            Assert.Equal(5000, told.Counts[^1]);
            Assert.Equal(told.Counts.Order().Distinct(), told.Counts);
            Assert.True(told.IsOnLoop);
            Assert.InRange(told.Counts.Count, 1, 1000);
        });
    }

    [Fact]
    public void Progress_of_work_that_is_over_at_once_is_told_too()
    {
        Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                var told = new Told();
                await ParallelMap([1, 2], item => item, progress: told);
                Assert.Equal(2, told.Counts[^1]);
            }
        });
    }

    [Fact]
    public void Failing_progress_ends_it()
    {
        Run(async () =>
        {
            var group = await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                await ParallelMap(Enumerable.Range(0, 100), item => item, progress: new Throwing()));
            Assert.Equal("cannot tell", Assert.Single(group.InnerExceptions).Message);
        });
    }

    [Fact, Trait("Row", "S61")]
    public void Run_waits_for_its_threads()
    {
        using var begun = new ManualResetEventSlim();
        var ended = false;
        Run(async () =>
        {
            CreateTask(ParallelMap([1], (_, stop) =>
            {
                begun.Set();
                stop.WaitHandle.WaitOne();
                ended = true;
            }));
            await Yield();
            begun.Wait();
        });
        Assert.True(ended);
    }

    [Fact]
    public void Loop_that_closes_without_waiting_stops_it()
    {
        using var begun = new ManualResetEventSlim();
        using var told = new ManualResetEventSlim();
        LoopError? error = null;
        var count = 0;
        var loop = new EventLoop(new LoopOptions { OnError = Tell });
        loop.CallSoon(() => CreateTask(ParallelMap(Enumerable.Range(0, 1000), (_, stop) =>
        {
            Interlocked.Increment(ref count);
            begun.Set();
            stop.WaitHandle.WaitOne();
            throw new InvalidTimeZoneException("late");
        }, limit: 1)));

        // A turn later, when the task has taken its first step.
        loop.CallSoon(() => loop.CallSoon(() =>
        {
            begun.Wait();
            loop.Stop();
        }));
        loop.RunForever();
        loop.Close();

        Assert.True(told.Wait(30.Seconds, TestContext.Current.CancellationToken));
        Assert.Equal(1, count);
        Assert.Equal("Work of a ParallelMap failed after its loop was closed", error!.Message);

        void Tell(LoopError reported)
        {
            if (reported.Exception is InvalidTimeZoneException)
            {
                error = reported;
                told.Set();
            }
        }
    }

    [Fact]
    public void Context_flows_to_the_work()
    {
        var value = new AsyncLocal<string>();
        Run(async () =>
        {
            value.Value = "flows";
            Assert.Equal(["flows", "flows"], await ParallelMap([1, 2], _ => value.Value));
        });
    }

    [Fact]
    public void Task_tree_says_what_it_does()
    {
        Run(async () =>
        {
            using var go = new ManualResetEventSlim();
            var task = CreateTask(ParallelMap([1, 2], _ => go.Wait(), limit: 2), "counts");
            await Yield();
            await Yield();
            Assert.Equal("work on 2 items by 2 threads", TaskTree.Capture().Roots.Single(node => node.Name == "counts").WaitsFor);
            go.Set();
            await task;
        });
    }

    [Fact]
    public void Limit_beyond_reason_asks_for_no_more_threads_than_make_sense()
    {
        Run(async () =>
        {
            using var go = new ManualResetEventSlim();
            var task = CreateTask(ParallelMap(Enumerable.Range(0, 2000), _ => go.Wait(), limit: int.MaxValue), "counts");
            await Yield();
            await Yield();
            Assert.Equal("work on 2000 items by 1024 threads", TaskTree.Capture().Roots.Single(node => node.Name == "counts").WaitsFor);
            go.Set();
            await task;
        });
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ParallelMap((int[])null!, item => item).ToString());
        Assert.Throws<ArgumentNullException>(() => ParallelMap([1], (Func<int, int>)null!).ToString());
        Assert.Throws<ArgumentNullException>(() => ParallelMap([1], (Action<int>)null!).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => ParallelMap([1], item => item, limit: 0).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => ParallelMap([1], item => item, limit: -1).ToString());
        Assert.Contains("which nobody there would await", Assert.Throws<ArgumentException>(() => ParallelMap([1], async item => item).ToString()).Message);
#pragma warning disable MW0003 // That is the case in question.
        Assert.Throws<ArgumentException>(() => ParallelMap([1], item => Sleep(1.Seconds)).ToString());
#pragma warning restore MW0003
    }

    private sealed class Told : IProgress<int>
    {
        private readonly EventLoop loop = EventLoop.Current;

        internal List<int> Counts { get; } = [];

        internal bool IsOnLoop { get; private set; } = true;

        public void Report(int value)
        {
            Counts.Add(value);
            IsOnLoop &= EventLoop.CurrentOrNull == loop;
        }
    }

    private sealed class Throwing : IProgress<int>
    {
        public void Report(int value) => throw new InvalidTimeZoneException("cannot tell");
    }
}
