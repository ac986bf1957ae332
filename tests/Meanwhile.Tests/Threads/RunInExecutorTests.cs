namespace Meanwhile.Tests.Threads;

public class RunInExecutorTests : LoopTest
{
    [Fact]
    public void Work_runs_on_the_threads_of_the_executor_and_its_value_comes_back()
    {
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(2, name: "disk");
            var loop = EventLoop.Current;
            Assert.StartsWith("disk worker ", await loop.RunInExecutor(executor, () => Thread.CurrentThread.Name!));
            Assert.Contains("loop-", await loop.RunInExecutor(null, () => Thread.CurrentThread.Name!));
            var done = false;
            await loop.RunInExecutor(executor, () => { done = true; });
            Assert.True(done);
        });
    }

    [Fact]
    public void It_is_hot()
    {
        Run(async () =>
        {
            using var executor = new ThreadPoolExecutor(1);
            using var begun = new ManualResetEventSlim();
            var future = EventLoop.Current.RunInExecutor(executor, begun.Set);
            begun.Wait();
            await future;
        });
    }

    [Fact]
    public void No_more_run_at_once_than_it_has_threads()
    {
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(3);
            var loop = EventLoop.Current;
            var running = 0;
            var most = 0;
            await Gather(Enumerable.Range(0, 200).Select(_ => loop.RunInExecutor(executor, Work)));
            Assert.InRange(most, 1, 3);

            void Work()
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                Thread.Yield();
                Interlocked.Decrement(ref running);
            }
        });
    }

    [Fact]
    public void Failure_is_thrown_by_the_await()
    {
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(1);
            var future = EventLoop.Current.RunInExecutor<int>(executor, () => throw new InvalidTimeZoneException("there"));
            await Assert.ThrowsAsync<InvalidTimeZoneException>(async () => await future);
        });
    }

    [Fact, Trait("Row", "S64")]
    public void Work_that_no_thread_has_begun_is_withdrawn_by_a_cancel()
    {
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(1);
            var loop = EventLoop.Current;
            using var go = new ManualResetEventSlim();
            using var begun = new ManualResetEventSlim();
            var ran = false;
            var first = loop.RunInExecutor(executor, () =>
            {
                begun.Set();
                go.Wait();
            });
            var second = loop.RunInExecutor(executor, () => ran = true);
            begun.Wait();
            Assert.Equal(1, executor.QueuedCount);
            second.Cancel();
            Assert.Equal(0, executor.QueuedCount);
            go.Set();
            await first;
            await loop.RunInExecutor(executor, () => { });
            Assert.True(second.IsCancelled);
            Assert.False(ran);
        });
    }

    [Fact, Trait("Row", "S64")]
    public void Work_that_runs_is_not_stopped_by_a_cancel_and_its_failure_is_reported()
    {
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(1);
            using var go = new ManualResetEventSlim();
            using var begun = new ManualResetEventSlim();
            var future = EventLoop.Current.RunInExecutor(executor, () =>
            {
                begun.Set();
                go.Wait();
                throw new InvalidTimeZoneException("late");
            });
            begun.Wait();
            future.Cancel();
            await Assert.ThrowsAsync<CancelledException>(async () => await future);
            go.Set();
        });

        Assert.Equal(["Work on a thread failed after the await of it was cancelled"], TakeReports());
    }

    [Fact, Trait("Row", "S61")]
    public void Run_waits_for_work_that_is_left()
    {
        using var executor = new ThreadPoolExecutor(2);
        using var go = new ManualResetEventSlim();
        var ended = 0;
        Run(async () =>
        {
            for (var i = 0; i < 2; i++)
            {
                _ = EventLoop.Current.RunInExecutor(executor, () =>
                {
                    go.Wait();
                    Interlocked.Increment(ref ended);
                });
            }

            EventLoop.Current.CallSoon(go.Set);
            await Yield();
        });
        Assert.Equal(2, ended);
    }

    [Fact]
    public void Work_beyond_the_queue_is_refused_and_room_comes_back()
    {
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(1, maxQueued: 1, name: "small");
            var loop = EventLoop.Current;
            using var go = new ManualResetEventSlim();
            var running = loop.RunInExecutor(executor, go.Wait);
            var queued = loop.RunInExecutor(executor, () => { });
            var refusal = Assert.Throws<InvalidOperationException>(() => loop.RunInExecutor(executor, () => { }));
            Assert.Equal("thread pool executor 'small' is full: 1 threads are busy and 1 pieces of work wait. Await some before you hand over more, or allow more.", refusal.Message);
            queued.Cancel();
            var next = loop.RunInExecutor(executor, () => 7);
            go.Set();
            await running;
            Assert.Equal(7, await next);
        });
    }

    [Fact]
    public void Executor_without_a_queue_takes_as_much_as_it_has_threads()
    {
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(2, maxQueued: 0);
            var loop = EventLoop.Current;
            using var go = new ManualResetEventSlim();
            var first = loop.RunInExecutor(executor, go.Wait);
            var second = loop.RunInExecutor(executor, go.Wait);
            Assert.Throws<InvalidOperationException>(() => loop.RunInExecutor(executor, go.Wait));
            go.Set();
            await Gather(first, second);
        });
    }

    [Fact]
    public void Dispose_waits_for_what_was_taken_and_takes_no_more()
    {
        Run(async () =>
        {
            var executor = new ThreadPoolExecutor(1, name: "gone");
            var loop = EventLoop.Current;
            var ended = 0;
            for (var i = 0; i < 20; i++)
            {
                _ = loop.RunInExecutor(executor, () => Interlocked.Increment(ref ended));
            }

            executor.Dispose();
            Assert.Equal(20, ended);
            executor.Dispose();
            await executor.DisposeAsync();
            var refusal = Assert.Throws<ObjectDisposedException>(() => loop.RunInExecutor(executor, () => { }));
            Assert.Contains("thread pool executor 'gone' was disposed and takes no more work.", refusal.Message);
        });
    }

    [Fact]
    public void Dispose_of_an_executor_that_never_worked_is_immediate()
    {
        using (new ThreadPoolExecutor(4)) { }
    }

    [Fact]
    public void Two_loops_share_an_executor()
    {
        using var executor = new ThreadPoolExecutor(1);
        for (var i = 0; i < 2; i++)
        {
            Run(async () => Assert.Equal(i, await EventLoop.Current.RunInExecutor(executor, () => i)));
        }
    }

    [Fact]
    public void Context_flows_to_the_work()
    {
        var value = new AsyncLocal<string>();
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(1);
            value.Value = "flows";
            Assert.Equal("flows", await EventLoop.Current.RunInExecutor(executor, () => value.Value));
            await EventLoop.Current.RunInExecutor(executor, () => { value.Value = "leaks"; });
            Assert.Equal("flows", value.Value);
        });
    }

    [Fact]
    public void Work_without_a_context_leaves_nothing_to_the_next()
    {
        var value = new AsyncLocal<string>();
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(1);
            value.Value = "flows";
            var (first, second) = Begin(EventLoop.Current, executor);
            await first;
            Assert.Equal((null, null), await second);
        });

        (Future First, Future<(string?, SynchronizationContext?)> Second) Begin(EventLoop loop, ThreadPoolExecutor executor)
        {
            using (ExecutionContext.SuppressFlow())
            {
                var first = loop.RunInExecutor(executor, () =>
                {
                    value.Value = "leaks";
                    SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
                });
                return (first, loop.RunInExecutor(executor, () => ((string?)value.Value, SynchronizationContext.Current)));
            }
        }
    }

    [Fact]
    public void Bad_input_is_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadPoolExecutor(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadPoolExecutor(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadPoolExecutor(1, maxQueued: -1));
        using var other = new EventLoop(new LoopOptions { Name = "other" });
        Run(async () =>
        {
            await using var executor = new ThreadPoolExecutor(1);
            var loop = EventLoop.Current;
            Assert.Throws<ArgumentNullException>(() => loop.RunInExecutor(executor, (Action)null!));
            Assert.Throws<ArgumentNullException>(() => loop.RunInExecutor(executor, (Func<int>)null!));
            Assert.Contains("'other'", Assert.Throws<InvalidOperationException>(() => other.RunInExecutor(executor, () => { })).Message);
            Assert.Contains("which nobody there would await", Assert.Throws<ArgumentException>(() => loop.RunInExecutor(executor, async () => { })).Message);
#pragma warning disable MW0003 // That is the case in question.
            Assert.Throws<ArgumentException>(() => loop.RunInExecutor(executor, () => Sleep(1.Seconds)));
#pragma warning restore MW0003
            Assert.Throws<ArgumentException>(() => loop.RunInExecutor(executor, () => default(ValueTask<int>)));
            await ToThread(() => Assert.Contains(
                "was called from outside",
                Assert.Throws<InvalidOperationException>(() => loop.RunInExecutor(executor, () => { })).Message
            ));
            var itself = await loop.RunInExecutor(executor, () => Record.Exception(executor.Dispose));
            Assert.Contains("it would wait for itself", itself!.Message);
        });
        other.Close();
        using var left = new ThreadPoolExecutor(1);
        Assert.Contains("Event loop is closed", Assert.Throws<InvalidOperationException>(() => other.RunInExecutor(left, () => { })).Message);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
