using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Synchronization;

/// <summary>
/// Which loop an object belongs to: the one that makes it, or made where none runs, the one that first uses it, whether or not that use
/// waits.
/// </summary>
public class LoopBindingTests
{
    public static TheoryData<string, string> Calls =>
        new()
        {
            { "lock 'db'", "TryAcquire" },
            { "event 'ready'", "Set" },
            { "event 'ready'", "Clear" },
            { "semaphore 'pool'", "TryAcquire" },
            { "semaphore 'pool'", "Release" },
            { "condition 'filled'", "Notify" },
            { "barrier 'start'", "Reset" },
            { "barrier 'start'", "Abort" },
            { "queue 'pages'", "TryPut" },
            { "queue 'pages'", "TryGet" },
            { "queue 'pages'", "Shutdown" },
            { "queue 'pages'", "TaskDone" },
        };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_that_does_not_wait_binds_and_is_refused_on_another_loop_by_name(string name, string call)
    {
        var use = Use(name, call);
        Printed.Run(async () =>
        {
            use();
            await Yield();
        });
        Printed.Run(async () =>
        {
            var error = Assert.Throws<InvalidOperationException>(use);
            Assert.Contains($"{name} belongs to", error.Message, StringComparison.Ordinal);
            Assert.Contains("Make it where it is used, or hand work over with Submit.", error.Message, StringComparison.Ordinal);
            await Yield();
        });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_from_outside_its_running_loop_is_refused_by_name(string name, string call)
    {
        var use = Use(name, call);
        Printed.Run(async () =>
        {
            use();
            Exception? thrown = null;
            var thread = new Thread(() => thrown = Record.Exception(use));
            thread.Start();
            thread.Join();
            var error = Assert.IsType<InvalidOperationException>(thrown);
            Assert.Contains(call == "TryAcquire" ? "no running event loop" : $"{call} of {name}", error.Message, StringComparison.Ordinal);
            await Yield();
        });
    }

    [Fact]
    public void Condition_whose_lock_was_taken_on_another_loop_is_refused_by_name()
    {
        var filled = new AsyncCondition(name: "filled");
        Printed.Run(async () => (await filled.Acquire()).Dispose());
        Printed.Run(async () =>
        {
            var error = Assert.Throws<InvalidOperationException>(() => filled.Notify());
            Assert.StartsWith("condition 'filled' belongs to", error.Message);
            error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await filled.Acquire());
            Assert.StartsWith("condition 'filled' belongs to", error.Message);
        });
    }

    [Fact]
    public void Barrier_at_which_another_loop_waited_is_refused_by_name()
    {
        var start = new AsyncBarrier(1, "start");
        Printed.Run(async () => await start.Wait());
        Printed.Run(async () =>
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await start.Wait());
            Assert.StartsWith("barrier 'start' belongs to", error.Message);
        });
    }

    [Fact]
    public void What_is_prepared_where_no_loop_runs_belongs_to_the_loop_that_uses_it()
    {
        var queue = new AsyncQueue<int>();
        var flag = new AsyncEvent();
        var places = new AsyncSemaphore(0);
        queue.TryPut(1);
        flag.Set();
        places.Release();
        Printed.Run(async () =>
        {
            Assert.Equal(1, await queue.Get());
            await flag.Wait();
            await places.Acquire();
        });
        queue.TryPut(2);
        Assert.True(queue.TryGet(out var left));
        Assert.Equal(2, left);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_is_made_on_a_loop_and_not_yet_used_is_refused_on_another_by_name(string name, string call)
    {
        Action? use = null;
        Printed.Run(async () => use = Use(name, call));
        Printed.Run(async () =>
        {
            var error = Assert.Throws<InvalidOperationException>(use!);
            Assert.Contains($"{name} belongs to", error.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_is_made_on_a_loop_and_not_yet_used_is_refused_to_another_thread_by_name(string name, string call) =>
        Printed.Run(async () =>
        {
            var use = Use(name, call);
            Exception? thrown = null;
            var thread = new Thread(() => thrown = Record.Exception(use));
            thread.Start();
            thread.Join();
            var error = Assert.IsType<InvalidOperationException>(thrown);
            Assert.Contains(call == "TryAcquire" ? "no running event loop" : $"{call} of {name}", error.Message, StringComparison.Ordinal);
            use();
        });

    [Fact]
    public void What_is_made_on_a_loop_belongs_to_it_for_those_who_wait_too()
    {
        List<Func<Coroutine>> waits = [];
        Printed.Run(async () =>
        {
            var gate = new AsyncLock("one");
            var places = new AsyncSemaphore(name: "one");
            var flag = new AsyncEvent("one");
            var changed = new AsyncCondition(name: "one");
            var barrier = new AsyncBarrier(1, "one");
            var queue = new AsyncQueue<int>(name: "one");
            var least = new AsyncPriorityQueue<int>(name: "one");
            var stack = new AsyncStack<int>(name: "one");
            waits =
            [
                async () => await gate.Acquire(),
                async () => await places.Acquire(),
                async () => await flag.Wait(),
                async () => await changed.Acquire(),
                async () => await changed.Wait(),
                async () => await barrier.Wait(),
                async () => await queue.Put(1),
                async () => await queue.Get(),
                async () => await queue.Join(),
                async () => await least.Put(1),
                async () => await stack.Get(),
            ];
        });
        Printed.Run(async () =>
        {
            foreach (var wait in waits)
            {
                var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await wait());
                Assert.Contains(" 'one' belongs to event loop", error.Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void What_was_made_on_a_loop_may_be_looked_after_when_that_does_not_run()
    {
        using var runner = new LoopRunner(Printed.Options());
        var queue = runner.Run(async () => new AsyncQueue<int>());
        Assert.True(queue.TryPut(1));
        Assert.Equal(1, runner.Run(async () => await queue.Get()));
        Assert.True(queue.TryPut(2));
        runner.Dispose();
        Assert.True(queue.TryGet(out var left));
        Assert.Equal(2, left);
    }

    // A use that no loop has forbidden yet meets the first use on a loop: it comes before, whole, or is refused.
    [Fact]
    public void Use_by_another_thread_in_the_moment_of_the_first_use_on_a_loop_is_seen_or_refused_and_never_lost()
    {
        const int Rounds = 4000;
        var accepted = 0;
        Async.Run(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    var (wait, use) = Outside(round % 4);
                    var gate = new Gate();
                    var other = CreateTask(ToThread(() =>
                    {
                        gate.Meet();
                        return Record.Exception(use);
                    }));
                    await Yield();
                    gate.Meet();
                    var waiting = CreateTask(wait(), eager: true);
                    if (await other is { } refusal)
                    {
                        Assert.Contains(" of ", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
                        Assert.False(waiting.IsDone);
                        use();
                    }
                    else
                    {
                        accepted++;
                    }

                    await WaitFor(waiting, 30.Seconds);
                }
            },
            new LoopOptions { HandleInterrupt = false }
        );
        Assert.InRange(accepted, 0, Rounds);

        // Where no loop runs, so that it belongs to none.
        static (Func<Coroutine> Wait, Action Use) Outside(int kind)
        {
            (Func<Coroutine>, Action) made = default;
            var thread = new Thread(() => made = Made(kind));
            thread.Start();
            thread.Join();
            return made;
        }

        static (Func<Coroutine> Wait, Action Use) Made(int kind)
        {
            switch (kind)
            {
                case 0:
                    var flag = new AsyncEvent();
                    return (flag.Wait, flag.Set);
                case 1:
                    var queue = new AsyncQueue<int>();
                    return (async () => await queue.Get(), () => queue.TryPut(1));
                case 2:
                    var places = new AsyncSemaphore(0);
                    return (async () => await places.Acquire(), places.Release);
                default:
                    var full = new AsyncQueue<int>(1);
                    full.TryPut(1);
                    return (async () => await full.Put(2), () => full.TryGet(out _));
            }
        }
    }

    [Fact]
    public void Use_by_another_thread_in_the_moment_in_which_the_loop_begins_to_run_is_seen_or_refused_and_never_lost()
    {
        using var runner = new LoopRunner(new LoopOptions { HandleInterrupt = false });
        for (var round = 0; round < 2000; round++)
        {
            var flag = runner.Run(async () => new AsyncEvent("flag"));
            var gate = new Gate();
            var other = Task.Run(() =>
            {
                gate.Meet();
                return Record.Exception(flag.Set);
            });
            gate.Meet();
            runner.Run(async () =>
            {
                var waiting = CreateTask(flag.Wait(), eager: true);
                if (await other is { } refusal)
                {
                    Assert.Contains("Set of event 'flag'", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
                    flag.Set();
                }

                await WaitFor(waiting, 30.Seconds);
            });
        }
    }

    // Lets two threads go on at the same moment, as near as can be.
    private sealed class Gate
    {
        private int come;

        internal void Meet()
        {
            Interlocked.Increment(ref come);
            var spin = new SpinWait();
            while (Volatile.Read(ref come) < 2)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    private static Action Use(string name, string call)
    {
        var plain = name.Split('\'')[1];
        switch (name.Split(' ')[0])
        {
            case "lock":
                var gate = new AsyncLock(plain);
                return () => gate.TryAcquire();
            case "event":
                var flag = new AsyncEvent(plain);
                return call == "Set" ? flag.Set : flag.Clear;
            case "semaphore":
                var places = new AsyncSemaphore(5, name: plain);
                return call == "Release" ? places.Release : () => places.TryAcquire();
            case "condition":
                var held = new AsyncLock();
                var changed = new AsyncCondition(held, plain);
                if (EventLoop.CurrentOrNull is not null)
                {
                    Assert.True(held.TryAcquire());
                }

                return () =>
                {
                    if (!held.IsLocked)
                    {
                        Assert.True(held.TryAcquire());
                    }

                    changed.Notify();
                };
            case "barrier":
                var barrier = new AsyncBarrier(2, plain);
                return call == "Reset" ? barrier.Reset : barrier.Abort;
            default:
                var queue = new AsyncQueue<int>(name: plain);
                for (var i = 0; i < 5; i++)
                {
                    queue.TryPut(i);
                }

                return call switch
                {
                    "TryPut" => () => queue.TryPut(1),
                    "TryGet" => () => queue.TryGet(out _),
                    "Shutdown" => () => queue.Shutdown(),
                    _ => queue.TaskDone,
                };
        }
    }
}
