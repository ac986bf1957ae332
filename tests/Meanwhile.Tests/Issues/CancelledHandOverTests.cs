namespace Meanwhile.Tests.Issues;

/// <summary>
/// A task is cancelled in the turn in which its wait was granted. As in CPython it does not take what it was woken for, which goes to
/// the next one: a task that returns it without suspending again would end as cancelled, and nobody would ever get it.
/// </summary>
public class CancelledHandOverTests : LoopTest
{
    [Fact]
    public void Item_stays_in_the_queue() =>
        Run(static async () =>
        {
            var queue = new AsyncQueue<int>();
            var getting = CreateTask(queue.Get());
            await Parked();
            queue.TryPut(7);
            getting.Cancel();
            await Assert.ThrowsAsync<CancelledException>(async () => await getting);
            Assert.Equal(7, await queue.Get());
        });

    [Fact]
    public void Item_goes_to_the_next_one_who_waits() =>
        Run(static async () =>
        {
            var queue = new AsyncQueue<int>();
            var getting = CreateTask(queue.Get());
            var next = CreateTask(queue.Get());
            await Parked();
            queue.TryPut(7);
            getting.Cancel();
            Assert.Equal(7, await WaitFor(next, 1.Seconds));
            Assert.True(getting.IsCancelled);
        });

    [Fact]
    public void Item_stays_where_the_one_who_awaits_the_task_is_cancelled() =>
        Run(static async () =>
        {
            var queue = new AsyncQueue<int>();
            var group = CreateTask(TaskGroup.Run(async group => await group.CreateTask(queue.Get())));
            await Parked();
            await Parked();
            queue.TryPut(7);
            group.Cancel();
            await Assert.ThrowsAsync<CancelledException>(async () => await group);
            Assert.Equal(1, queue.Count);
        });

    [Fact]
    public void Item_stays_where_the_token_of_an_iteration_is_cancelled() =>
        Run(static async () =>
        {
            using var stopping = new CancellationTokenSource();
            var queue = new AsyncQueue<int>();
            var iterating = CreateTask(Iterate(queue, stopping.Token));
            await Parked();
            await Parked();
            // The cancel of a token comes by way of the inbox, a turn later: so the item comes by the same way.
            var loop = EventLoop.Current;
            loop.CallSoonThreadsafe(() => queue.TryPut(7));
            stopping.Cancel();
            await Assert.ThrowsAsync<OperationCanceledException>(async () => await iterating);
            Assert.Equal(1, queue.Count);
        });

    [Fact]
    public void Room_goes_to_the_next_one_who_waits() =>
        Run(static async () =>
        {
            var queue = new AsyncQueue<int>(1);
            queue.TryPut(0);
            var putting = CreateTask(queue.Put(1));
            var next = CreateTask(queue.Put(2));
            await Parked();
            Assert.Equal(0, await queue.Get());
            putting.Cancel();
            await WaitFor(next, 1.Seconds);
            Assert.True(putting.IsCancelled);
            Assert.Equal(2, await queue.Get());
        });

    [Fact]
    public void Lock_goes_to_the_next_one_who_waits() =>
        Run(static async () =>
        {
            var gate = new AsyncLock();
            using var holder = await gate.Acquire();
            var waiting = CreateTask(gate.Acquire());
            var next = CreateTask(gate.Acquire());
            await Parked();
            holder.Dispose();
            waiting.Cancel();
            (await WaitFor(next, 1.Seconds)).Dispose();
            Assert.True(waiting.IsCancelled);
            Assert.False(gate.IsLocked);
        });

    [Fact]
    public void Lock_is_free_where_nobody_else_waits() =>
        Run(static async () =>
        {
            var gate = new AsyncLock();
            using var holder = await gate.Acquire();
            var waiting = CreateTask(gate.Acquire());
            await Parked();
            holder.Dispose();
            waiting.Cancel();
            await Assert.ThrowsAsync<CancelledException>(async () => await waiting);
            Assert.True(gate.TryAcquire());
        });

    [Fact]
    public void Place_of_a_semaphore_goes_to_the_next_one_who_waits() =>
        Run(static async () =>
        {
            var places = new AsyncSemaphore(1, bounded: true);
            using var holder = await places.Acquire();
            var waiting = CreateTask(places.Acquire());
            var next = CreateTask(places.Acquire());
            await Parked();
            holder.Dispose();
            waiting.Cancel();
            (await WaitFor(next, 1.Seconds)).Dispose();
            Assert.True(waiting.IsCancelled);
            Assert.Equal(1, places.CurrentCount);
        });

    [Fact]
    public void Wait_for_an_event_ends_as_cancelled_and_the_others_go_on() =>
        Run(static async () =>
        {
            var flag = new AsyncEvent();
            var waiting = CreateTask(flag.Wait());
            var other = CreateTask(flag.Wait());
            await Parked();
            flag.Set();
            flag.Clear();
            waiting.Cancel();
            await WaitFor(other, 1.Seconds);
            Assert.True(waiting.IsCancelled);
            Assert.Equal(0, flag.WaitingCount);
        });

    [Fact]
    public void Cancel_that_was_taken_back_takes_nothing_away() =>
        Run(static async () =>
        {
            var queue = new AsyncQueue<int>();
            var getting = CreateTask(queue.Get());
            await Parked();
            queue.TryPut(7);
            getting.Cancel();
            getting.Uncancel();
            Assert.Equal(7, await getting);
        });

    [Fact]
    public void Lock_is_free_where_a_coroutine_was_to_hand_it_on() =>
        Run(static async () =>
        {
            var gate = new AsyncLock();
            var holder = await gate.Acquire();
            var heard = false;
            var taking = CreateTask(Take());
            await Parked();
            holder.Dispose();
            taking.Cancel();
            await Wait([taking]);
            Assert.True(taking.IsCancelled);
            Assert.True(heard);
            Assert.True(gate.TryAcquire());

            async Coroutine<AsyncLock.Holder> Take()
            {
                try
                {
                    return await gate.Acquire();
                }
                catch (CancelledException)
                {
                    heard = true;
                    throw;
                }
            }
        });

    [Fact]
    public void Item_stays_where_a_timeout_was_to_hand_it_on() =>
        Run(static async () =>
        {
            var queue = new AsyncQueue<int>();
            var getting = CreateTask(WaitFor(queue.Get(), 10.Seconds));
            await Parked();
            queue.TryPut(7);
            getting.Cancel();
            await Wait([getting]);
            Assert.True(getting.IsCancelled);
            Assert.Equal(7, await queue.Get());
        });

    [Fact]
    public void Item_stays_where_the_time_is_up_in_the_turn_in_which_it_comes() =>
        Run(static async () =>
        {
            var queue = new AsyncQueue<int>();
            EventLoop.Current.CallLater(1.Seconds, () => queue.TryPut(7));
            await Assert.ThrowsAsync<TimeoutException>(async () => await WaitFor(queue.Get(), 1.Seconds));
            Assert.Equal(7, await queue.Get());
        });

    private static async Coroutine Iterate(IAsyncEnumerable<int> items, CancellationToken stop)
    {
        await foreach (var item in items.WithCancellation(stop))
        {
            Assert.Fail($"{item} was taken");
        }
    }

    private static async Coroutine Parked()
    {
        for (var turn = 0; turn < 5; turn++)
        {
            await Yield();
        }
    }
}
