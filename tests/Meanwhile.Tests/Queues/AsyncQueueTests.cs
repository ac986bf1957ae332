using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Queues;

public class AsyncQueueTests
{
    [Fact]
    public void Items_come_out_in_the_order_in_which_they_went_in_and_a_full_queue_makes_wait()
    {
        var printed = Printed.By(async print =>
        {
            var queue = new AsyncQueue<int>(2);
            await Gather(Producer(), Consumer());

            async Coroutine Producer()
            {
                for (var i = 0; i < 4; i++)
                {
                    await queue.Put(i);
                    print($"put {i}");
                }
            }

            async Coroutine Consumer()
            {
                for (var i = 0; i < 4; i++)
                {
                    print($"got {await queue.Get()}");
                }
            }
        });
        Assert.Equal("put 0 | put 1 | got 0 | got 1 | put 2 | put 3 | got 2 | got 3", printed);
    }

    [Fact]
    public void Priority_queue_gives_the_least_first_and_equal_ones_in_the_order_of_their_puts()
    {
        var queue = new AsyncPriorityQueue<(int Priority, string Name)>(comparer: Comparer<(int Priority, string Name)>.Create((a, b) => a.Priority - b.Priority));
        foreach (var item in ((int, string)[])[(2, "c"), (1, "a"), (2, "d"), (1, "b")])
        {
            Assert.True(queue.TryPut(item));
        }

        var names = "";
        while (queue.TryGet(out var item))
        {
            names += item.Name;
        }

        Assert.Equal("abcd", names);
    }

    [Fact]
    public void Stack_gives_the_newest_first()
    {
        var stack = new AsyncStack<int>(2);
        Assert.True(stack.TryPut(1));
        Assert.True(stack.TryPut(2));
        Assert.False(stack.TryPut(3));
        Assert.True(stack.IsFull);
        Assert.True(stack.TryGet(out var newest));
        Assert.Equal(2, newest);
    }

    [Fact]
    public void Join_waits_until_every_item_is_told_to_be_done()
    {
        var printed = Printed.By(async print =>
        {
            var queue = new AsyncQueue<int>();
            await queue.Put(1);
            await queue.Put(2);
            var joined = CreateTask(Join());
            await Yield();
            queue.TryGet(out _);
            queue.TaskDone();
            await Yield();
            print("one done");
            queue.TryGet(out _);
            queue.TaskDone();
            await joined;
            Assert.Throws<InvalidOperationException>(queue.TaskDone);

            async Coroutine Join()
            {
                await queue.Join();
                print("joined");
            }
        });
        Assert.Equal("one done | joined", printed);
    }

    [Fact]
    public void Iteration_takes_what_is_left_and_ends_with_the_shut_down_queue()
    {
        var printed = Printed.By(async print =>
        {
            var queue = new AsyncQueue<int>(1, "work");
            var reader = CreateTask(Read());
            for (var i = 0; i < 3; i++)
            {
                await queue.Put(i);
            }

            queue.Shutdown();
            await reader;
            var error = await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.Put(9));
            Assert.Contains("queue 'work'", error.Message, StringComparison.Ordinal);

            async Coroutine Read()
            {
                await foreach (var item in queue)
                {
                    print(item);
                }

                print("end");
            }
        });
        Assert.Equal("0 | 1 | 2 | end", printed);
    }

    [Fact]
    public void Shutdown_wakes_those_who_wait_to_put_and_to_get()
    {
        Printed.Run(async () =>
        {
            var full = new AsyncQueue<int>(1);
            await full.Put(1);
            var putting = CreateTask(full.Put(2));
            var empty = new AsyncQueue<int>();
            var getting = CreateTask(empty.Get());
            await Yield();
            full.Shutdown(immediate: true);
            empty.Shutdown();
            await Assert.ThrowsAsync<QueueShutDownException>(() => putting.AsTask());
            await Assert.ThrowsAsync<QueueShutDownException>(() => getting.AsTask());
            Assert.Equal(0, full.Count);
            await full.Join();
        });
    }

    [Fact]
    public void Cancel_at_every_turn_neither_loses_nor_doubles_an_item()
    {
        for (var turn = 0; turn < 40; turn++)
        {
            var at = turn;
            Printed.Run(async () =>
            {
                var queue = new AsyncQueue<int>(2);
                var got = new List<int>();
                var put = new List<int>();
                LoopTask[] readers = [CreateTask(Read()), CreateTask(Read()), CreateTask(Read())];
                LoopTask[] writers = [CreateTask(Write(0)), CreateTask(Write(100))];
                for (var i = 0; i < at; i++)
                {
                    await Yield();
                }

                readers[0].Cancel();
                writers[1].Cancel();
                await Wait(writers);
                queue.Shutdown();
                await Wait(readers);
                Assert.Equal(put.Order(), got.Order());

                async Coroutine Read()
                {
                    await foreach (var item in queue)
                    {
                        got.Add(item);
                        await Yield();
                    }
                }

                async Coroutine Write(int from)
                {
                    for (var i = from; i < from + 10; i++)
                    {
                        await queue.Put(i);
                        put.Add(i);
                    }
                }
            });
        }
    }

    [Fact]
    public void Code_that_knows_only_the_interface_iterates_and_stops_by_its_token()
    {
        Printed.Run(async () =>
        {
            var queue = new AsyncQueue<int>();
            await queue.Put(1);
            await queue.Put(2);
            using var source = new CancellationTokenSource();
            var seen = new List<int>();
            EventLoop.Current.CallLater(1.Seconds, source.Cancel);
            await Assert.ThrowsAsync<OperationCanceledException>(async () =>
            {
                await foreach (var item in ((IAsyncEnumerable<int>)queue).WithCancellation(source.Token))
                {
                    seen.Add(item);
                }
            });
            Assert.Equal([1, 2], seen);
            await queue.Put(3);
            Assert.Equal(3, await queue.Get());
        });
    }

    [Fact]
    public void Iteration_by_the_interface_without_a_token_makes_no_tasks()
    {
        Run(async () =>
        {
            var queue = new AsyncQueue<int>();
            CreateTask(Put());
            var tasks = new List<int>();
            await foreach (var item in (IAsyncEnumerable<int>)queue)
            {
                tasks.Add(EventLoop.Current.Tasks.Count);
            }

            Assert.Equal([1, 1], tasks);

            async Coroutine Put()
            {
                await Yield();
                await queue.Put(1);
                await queue.Put(2);
                queue.Shutdown();
            }
        });
    }

    [Fact]
    public void Token_of_an_iteration_may_be_cancelled_when_its_loop_has_closed()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<LoopError>();
        var loop = new EventLoop(new LoopOptions { TimeProvider = new Meanwhile.Testing.VirtualTime(), OnError = reports.Add });
        var queue = new AsyncQueue<int>();
        loop.CallSoon(() => CreateTask(Iterate()));
        loop.CallLater(1.Seconds, loop.Stop);
        loop.RunForever();
        loop.Close();
        source.Cancel();
        Assert.NotEmpty(reports);

        async Coroutine Iterate()
        {
            await foreach (var _ in ((IAsyncEnumerable<int>)queue).WithCancellation(source.Token))
            {
                Assert.Fail("The queue is empty.");
            }
        }
    }

    [Fact]
    public void Negative_size_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncQueue<int>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncStack<int>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncPriorityQueue<int>(-1));
    }
}
