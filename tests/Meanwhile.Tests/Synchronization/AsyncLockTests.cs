using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Synchronization;

// S80, S83
public class AsyncLockTests
{
    [Fact]
    public void Tasks_enter_one_at_a_time_in_the_order_in_which_they_came()
    {
        var printed = Printed.By(async print =>
        {
            var gate = new AsyncLock();
            await Gather(Worker("a"), Worker("b"), Worker("c"));

            async Coroutine Worker(string name)
            {
                using (await gate.Acquire())
                {
                    print($"{name} in");
                    await Yield();
                    print($"{name} out");
                }
            }
        });
        Assert.Equal("a in | a out | b in | b out | c in | c out", printed);
    }

    [Fact]
    public void Free_lock_is_taken_without_a_turn()
    {
        var printed = Printed.By(async print =>
        {
            var gate = new AsyncLock();
            EventLoop.Current.CallSoon(() => print("turn"));
            using (await gate.Acquire())
            {
                print(gate.IsLocked);
            }

            print(gate.IsLocked);
            await Yield();
        });
        Assert.Equal("True | False | turn", printed);
    }

    [Fact]
    public void Woken_waiter_that_is_cancelled_gives_the_lock_to_the_next()
    {
        var printed = Printed.By(async print =>
        {
            var gate = new AsyncLock();
            await gate.Acquire();
            var first = CreateTask(Worker("first"));
            var second = CreateTask(Worker("second"));
            await Yield();
            gate.Release();
            first.Cancel();
            await second;
            print($"{first.IsCancelled} {gate.IsLocked}");

            async Coroutine Worker(string name)
            {
                using (await gate.Acquire())
                {
                    await Yield();
                    print(name);
                }
            }
        });
        Assert.Equal("second | True False", printed);
    }

    [Fact]
    public void Waiter_that_is_cancelled_leaves_the_line_and_the_rest_go_on()
    {
        var printed = Printed.By(async print =>
        {
            var gate = new AsyncLock();
            await gate.Acquire();
            var first = CreateTask(Worker("first"));
            var second = CreateTask(Worker("second"));
            await Yield();
            first.Cancel();
            gate.Release();
            await second;
            await Assert.ThrowsAsync<CancelledException>(() => first.AsTask());

            async Coroutine Worker(string name)
            {
                using var holder = await gate.Acquire();
                print(name);
            }
        });
        Assert.Equal("second", printed);
    }

    [Fact]
    public void Cancel_at_every_turn_never_lets_two_in_nor_loses_the_lock()
    {
        for (var turn = 0; turn < 24; turn++)
        {
            var at = turn;
            Printed.Run(async () =>
            {
                var gate = new AsyncLock();
                var inside = 0;
                var tasks = Enumerable.Range(0, 5).Select(_ => CreateTask(Worker())).ToArray();
                for (var i = 0; i < at; i++)
                {
                    await Yield();
                }

                foreach (var index in (int[])[1, 2])
                {
                    tasks[index].Cancel();
                }

                await GatherOutcomes(tasks);
                Assert.False(gate.IsLocked);
                Assert.Equal(0, gate.WaitingCount);
                Assert.True(gate.TryAcquire());

                async Coroutine Worker()
                {
                    for (var round = 0; round < 2; round++)
                    {
                        using (await gate.Acquire())
                        {
                            Assert.Equal(1, ++inside);
                            try
                            {
                                await Yield();
                            }
                            finally
                            {
                                inside--;
                            }
                        }
                    }
                }
            });
        }
    }

    [Fact]
    public void Release_of_what_nobody_holds_is_refused_by_name()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new AsyncLock("db").Release());
        Assert.StartsWith("Lock is not acquired: lock 'db'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Holder_that_is_disposed_again_leaves_the_next_holder_alone()
    {
        Printed.Run(async () =>
        {
            var gate = new AsyncLock();
            var first = await gate.Acquire();
            first.Dispose();
            using (await gate.Acquire())
            {
                first.Dispose();
                Assert.True(gate.IsLocked);
            }

            first.Dispose();
            Assert.False(gate.IsLocked);
        });
    }

    [Fact]
    public void Lock_of_another_loop_is_refused_by_name()
    {
        var gate = new AsyncLock("db");
        Printed.Run(async () => (await gate.Acquire()).Dispose());
        Printed.Run(async () =>
        {
            await Yield();
            var error = Assert.Throws<InvalidOperationException>(() => gate.Acquire().ToString());
            Assert.Contains("lock 'db' belongs to", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Lock_can_be_the_whole_of_a_task_and_be_awaited_by_foreign_code()
    {
        var printed = Printed.By(async print =>
        {
            var gate = new AsyncLock();
            var held = await gate.Acquire();
            var task = CreateTask(gate.Acquire());
            var foreign = Foreign();
            await Yield();
            held.Dispose();
            var next = await task;
            print("task");
            next.Dispose();
            await foreign;

            async Task Foreign()
            {
                using (await gate.Acquire())
                {
                    print("foreign");
                }
            }
        });
        Assert.Equal("foreign | task", printed);
    }
}
