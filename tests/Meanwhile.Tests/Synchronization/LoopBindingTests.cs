using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Synchronization;

/// <summary>Which loop an object belongs to: the one that first uses it, whether or not that use waits.</summary>
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

    [Fact]
    public void What_is_made_on_a_loop_and_not_used_there_may_be_used_on_another()
    {
        AsyncQueue<int>? queue = null;
        AsyncBarrier? barrier = null;
        Printed.Run(async () =>
        {
            queue = new AsyncQueue<int>();
            barrier = new AsyncBarrier(1);
            await Yield();
        });
        Printed.Run(async () =>
        {
            await queue!.Put(1);
            await queue.Get();
            queue.TaskDone();
            await queue.Join();
            Assert.Equal(0, await barrier!.Wait());
        });
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
