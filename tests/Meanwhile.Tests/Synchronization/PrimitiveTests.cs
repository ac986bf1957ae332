using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Synchronization;

// S81, S82, S84
public class PrimitiveTests
{
    [Fact]
    public void Event_that_is_set_and_cleared_at_once_wakes_all_who_waited()
    {
        var printed = Printed.By(async print =>
        {
            var flag = new AsyncEvent();
            var all = Gather(Waiter("a"), Waiter("b"));
            await Yield();
            flag.Set();
            flag.Clear();
            await all;
            print(flag.IsSet);

            async Coroutine Waiter(string name)
            {
                await flag.Wait();
                print(name);
            }
        });
        Assert.Equal("a | b | False", printed);
    }

    [Fact]
    public void Event_that_is_set_before_any_loop_runs_is_passed_at_once()
    {
        var flag = new AsyncEvent();
        flag.Set();
        Printed.Run(async () => await flag.Wait());
    }

    [Fact]
    public void Semaphore_lets_so_many_in_and_serves_who_came_first()
    {
        var printed = Printed.By(async print =>
        {
            var places = new AsyncSemaphore(2);
            await Gather(Worker("a", 2), Worker("b", 1), Worker("c", 3), Worker("d", 1));

            async Coroutine Worker(string name, int seconds)
            {
                using (await places.Acquire())
                {
                    print($"{name} {EventLoop.Current.Time.TotalSeconds}");
                    await Sleep(seconds.Seconds);
                }
            }
        });
        Assert.Equal("a 0 | b 0 | c 1 | d 2", printed);
    }

    [Fact]
    public void Bounded_semaphore_refuses_one_release_too_many()
    {
        var places = new AsyncSemaphore(2, bounded: true, "pool");
        var error = Assert.Throws<InvalidOperationException>(places.Release);
        Assert.StartsWith("semaphore 'pool' was released too many times", error.Message, StringComparison.Ordinal);
        new AsyncSemaphore(2).Release();
    }

    [Fact]
    public void Cancel_at_every_turn_loses_no_place_of_a_semaphore()
    {
        for (var turn = 0; turn < 20; turn++)
        {
            var at = turn;
            Printed.Run(async () =>
            {
                var places = new AsyncSemaphore(2, bounded: true);
                var tasks = Enumerable.Range(0, 6).Select(_ => CreateTask(Worker())).ToArray();
                for (var i = 0; i < at; i++)
                {
                    await Yield();
                }

                tasks[2].Cancel();
                tasks[3].Cancel();
                await GatherOutcomes(tasks);
                Assert.Equal(2, places.CurrentCount);

                async Coroutine Worker()
                {
                    using (await places.Acquire())
                    {
                        await Yield();
                    }
                }
            });
        }
    }

    [Fact]
    public void Condition_wakes_as_many_as_are_notified_and_each_holds_the_lock()
    {
        var printed = Printed.By(async print =>
        {
            var changed = new AsyncCondition();
            var waiters = new[] { CreateTask(Waiter("a")), CreateTask(Waiter("b")), CreateTask(Waiter("c")) };
            await Yield();
            using (await changed.Acquire())
            {
                changed.Notify(2);
                print("notified");
            }

            await Wait(waiters[..2]);
            using (await changed.Acquire())
            {
                changed.NotifyAll();
            }

            await Wait(waiters);
            print(changed.IsLocked);

            async Coroutine Waiter(string name)
            {
                using (await changed.Acquire())
                {
                    await changed.Wait();
                    print($"{name} {changed.IsLocked}");
                }
            }
        });
        Assert.Equal("notified | a True | b True | c True | False", printed);
    }

    [Fact]
    public void Condition_without_its_lock_is_refused_by_name()
    {
        Printed.Run(async () =>
        {
            var changed = new AsyncCondition(name: "filled");
            Assert.Contains("condition 'filled'", Assert.Throws<InvalidOperationException>(() => changed.Notify()).Message, StringComparison.Ordinal);
            var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await changed.Wait());
            Assert.StartsWith("cannot wait on un-acquired lock", error.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => changed.Notify(-1));
        });
    }

    [Fact]
    public void Waiter_of_a_condition_that_is_cancelled_holds_the_lock_in_its_cleanup()
    {
        var printed = Printed.By(async print =>
        {
            var changed = new AsyncCondition();
            var waiter = CreateTask(Waiter());
            await Yield();
            var held = await changed.Acquire();
            waiter.Cancel();
            await Yield();
            print("still held");
            held.Dispose();
            await Wait([waiter]);
            print($"{waiter.IsCancelled} {changed.IsLocked}");

            async Coroutine Waiter()
            {
                using (await changed.Acquire())
                {
                    try
                    {
                        await changed.Wait();
                    }
                    finally
                    {
                        print($"cleanup {changed.IsLocked}");
                    }
                }
            }
        });
        Assert.Equal("still held | cleanup True | True False", printed);
    }

    [Fact]
    public void Barrier_gives_its_group_the_indices_from_0_and_serves_the_next_group()
    {
        var printed = Printed.By(async print =>
        {
            var barrier = new AsyncBarrier(3);
            print(string.Join(' ', await Gather((IEnumerable<Coroutine<int>>)[barrier.Wait(), barrier.Wait(), barrier.Wait()])));
            print(string.Join(' ', await Gather((IEnumerable<Coroutine<int>>)[barrier.Wait(), barrier.Wait(), barrier.Wait()])));
            print(barrier.WaitingCount);
        });
        Assert.Equal("0 1 2 | 0 1 2 | 0", printed);
    }

    [Fact]
    public void Barrier_for_one_lets_everyone_through_at_once()
    {
        var printed = Printed.By(async print =>
        {
            var barrier = new AsyncBarrier(1);
            EventLoop.Current.CallSoon(() => print("turn"));
            for (var i = 0; i < 3; i++)
            {
                print(await barrier.Wait());
            }

            Assert.Equal(0, barrier.WaitingCount);
            barrier.Reset();
            print(await barrier.Wait());
            barrier.Abort();
            await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.Wait());
            barrier.Reset();
            print(await barrier.Wait());
            await Yield();
        });
        Assert.Equal("0 | 0 | 0 | 0 | 0 | turn", printed);
    }

    [Fact]
    public void One_that_is_cancelled_at_a_barrier_does_not_break_it()
    {
        Printed.Run(async () =>
        {
            var barrier = new AsyncBarrier(2);
            var left = CreateTask(barrier.Wait());
            await Yield();
            left.Cancel();
            await Wait([left]);
            Assert.False(barrier.IsBroken);
            var together = await Gather((IEnumerable<Coroutine<int>>)[barrier.Wait(), barrier.Wait()]);
            Assert.Equal(2, together.Length);
        });
    }

    [Fact]
    public void Abort_fails_who_waits_and_who_comes_until_the_reset()
    {
        Printed.Run(async () =>
        {
            var barrier = new AsyncBarrier(2, "start");
            var waiting = CreateTask(barrier.Wait());
            await Yield();
            barrier.Abort();
            await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting.AsTask());
            var error = await Assert.ThrowsAsync<BrokenBarrierException>(async () => await barrier.Wait());
            Assert.Contains("barrier 'start'", error.Message, StringComparison.Ordinal);
            barrier.Reset();
            await Gather((IEnumerable<Coroutine<int>>)[barrier.Wait(), barrier.Wait()]);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Barrier_of_nobody_is_refused(int parties) => Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncBarrier(parties));

    [Fact]
    public void Semaphore_of_fewer_than_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncSemaphore(-1));
}
