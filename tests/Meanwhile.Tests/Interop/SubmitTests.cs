namespace Meanwhile.Tests.Interop;

[Trait("Row", "S65")]
public class SubmitTests : LoopTest
{
    [Fact]
    public void Coroutine_submitted_from_another_thread_runs_on_the_loop_and_gives_its_result_there()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var loopThread = Environment.CurrentManagedThreadId;
            await Task.Run(async () =>
            {
                var thread = Environment.CurrentManagedThreadId;
                Assert.NotEqual(loopThread, thread);
                Assert.Equal(loopThread, await loop.Submit(Work));
                Assert.Null(EventLoop.CurrentOrNull);
            });
        });

        static async Coroutine<int> Work()
        {
            await Sleep(1.Seconds);
            return Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public void Failure_reaches_the_submitter()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            await Task.Run(async () =>
            {
                await Assert.ThrowsAsync<FormatException>(() => loop.Submit(Fail));
                await Assert.ThrowsAsync<ArgumentException>(() => loop.Submit(Coroutine () => throw new ArgumentException("from the factory")));
            });
        });

        static async Coroutine Fail()
        {
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Cancelling_the_handle_of_the_other_thread_cancels_the_task()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            using var cancellation = new CancellationTokenSource();
            var started = new Future();
            var ended = new Future();
            var other = Task.Run(async () =>
            {
                var submitted = loop.Submit(() => Work(started, ended), cancellation.Token);
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitted);
                Assert.True(submitted.IsCanceled);
            });
            await started;
            await Task.Run(cancellation.Cancel);
            await ended;
            await other;
        });

        Log.Is("cancelled");

        async Coroutine Work(Future started, Future ended)
        {
            started.SetResult();
            try
            {
                await new Future();
            }
            catch (CancelledException)
            {
                Log.Add("cancelled");
                throw;
            }
            finally
            {
                ended.SetResult();
            }
        }
    }

    [Fact]
    public void Submission_that_was_cancelled_before_it_began_never_runs()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            await Task.Run(async () =>
            {
                var submitted = loop.Submit(Never, new CancellationToken(canceled: true));
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitted);
            });
        });
        Log.Is("");

        async Coroutine Never() => Log.Add("ran");
    }

    [Fact]
    public void Many_threads_submit_and_call_back_at_once_and_nothing_is_lost()
    {
        const int Threads = 8;
        const int Each = 500;
        var called = 0;
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var sums = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
            {
                var sum = 0;
                for (var i = 0; i < Each; i++)
                {
                    loop.CallSoonThreadsafe(() => called++);
                    if (i % 5 == 0)
                    {
                        sum += await loop.Submit(() => Add(thread, i));
                    }
                }

                return sum;
            })));
            Assert.Equal(Enumerable.Range(0, Threads).Select(thread => (Each / 5 * thread) + Enumerable.Range(0, Each).Where(i => i % 5 == 0).Sum()), sums);
        });
        Assert.Equal(Threads * Each, called);

        static async Coroutine<int> Add(int left, int right)
        {
            await Yield();
            return left + right;
        }
    }

    [Fact]
    public void Callbacks_of_one_thread_keep_their_order()
    {
        List<int> order = [];
        Run(async () =>
        {
            var loop = EventLoop.Current;
            await Task.Run(() =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    var number = i;
                    loop.CallSoonThreadsafe(() => order.Add(number));
                }
            });
            await Yield();
        });
        Assert.Equal(Enumerable.Range(0, 1000), order);
    }

    [Fact]
    public void Call_from_another_thread_wakes_an_idle_loop()
    {
        Async.Run(
            async () =>
            {
                var loop = EventLoop.Current;
                for (var i = 0; i < 100; i++)
                {
                    var future = new Future();
                    _ = Task.Run(() => loop.CallSoonThreadsafe(future.SetResult));
                    await future;
                }
            },
            new LoopOptions { OnError = Report }
        );
    }

    [Fact]
    public void Closed_loop_refuses_calls_and_submissions()
    {
        var loop = new EventLoop();
        loop.Close();
        Assert.StartsWith("Event loop is closed", Assert.Throws<InvalidOperationException>(() => loop.CallSoonThreadsafe(() => { })).Message);
        Assert.StartsWith("Event loop is closed", Assert.Throws<InvalidOperationException>(() => { _ = loop.Submit(Nothing); }).Message);

        static async Coroutine Nothing() { }
    }

    [Fact]
    public void Submissions_to_a_loop_that_closes_all_come_to_an_end()
    {
        for (var round = 0; round < 20; round++)
        {
            var start = new TaskCompletionSource();
            EventLoop loop;
            Task submitter;
            using (var runner = new LoopRunner(new LoopOptions { OnError = Report, HandleInterrupt = false }))
            {
                loop = runner.Loop;
#pragma warning disable CA2025 // It closes while others use it: that is the case in question.
                submitter = Task.Run(() => SubmitUntilClosed(loop, start));
#pragma warning restore CA2025
                runner.Run(async () => await start.Task);
            }

            Assert.True(((IAsyncResult)submitter).AsyncWaitHandle.WaitOne(60.Seconds));
            Assert.Null(submitter.Exception);
        }

        static async Task SubmitUntilClosed(EventLoop loop, TaskCompletionSource start)
        {
            List<Task> tasks = [];
            try
            {
                while (tasks.Count < 2000)
                {
                    tasks.Add(loop.Submit(Coroutine () => Coroutine.Completed));
                    start.TrySetResult();
                }
            }
            catch (InvalidOperationException closed)
            {
                Assert.StartsWith("Event loop is closed", closed.Message);
            }

            foreach (var task in tasks)
            {
                await ((Task)task.ContinueWith(_ => { }, TaskScheduler.Default)).WaitAsync(30.Seconds);
            }
        }
    }
}
