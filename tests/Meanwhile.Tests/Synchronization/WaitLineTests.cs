using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Synchronization;

/// <summary>What it costs to wake many: places looked at are counted, and no time.</summary>
public class WaitLineTests
{
    private const int Many = 100_000;

    [Fact]
    public void Waking_many_one_by_one_looks_at_each_once() =>
        OnLoop(async () =>
        {
            var places = new AsyncSemaphore(0);
            var tasks = Enumerable.Range(0, Many).Select(_ => CreateTask(Enter())).ToArray();
            await Yield();
            Assert.Equal(Many, places.WaitingCount);
            for (var i = 0; i < Many; i++)
            {
                places.Release();
            }

            await Gather(tasks);
            Assert.InRange(places.Line.LookedAt, Many, 2 * Many);
            Assert.Equal(0, places.WaitingCount);

            async Coroutine Enter() => await places.Acquire();
        });

    [Fact]
    public void Waking_the_getters_of_a_queue_one_by_one_looks_at_each_once() =>
        OnLoop(async () =>
        {
            var queue = new AsyncQueue<int>();
            var tasks = Enumerable.Range(0, Many).Select(_ => CreateTask(queue.Get())).ToArray();
            await Yield();
            for (var i = 0; i < Many; i++)
            {
                queue.TryPut(i);
            }

            Assert.Equal(Enumerable.Range(0, Many), await Gather(tasks));
            Assert.InRange(queue.Getters.LookedAt, Many, 2 * Many);
        });

    [Fact]
    public void Those_who_were_cancelled_are_looked_at_once() =>
        OnLoop(async () =>
        {
            var places = new AsyncSemaphore(0);
            var tasks = Enumerable.Range(0, Many).Select(_ => CreateTask(places.Acquire())).ToArray();
            await Yield();
            foreach (var task in tasks.Take(Many - 1))
            {
                task.Cancel();
            }

            // Neither who comes now nor who asks walks past all of them.
            for (var i = 0; i < Many; i++)
            {
                Assert.True(places.IsLocked);
            }

            places.Release();
            await GatherOutcomes(tasks);
            Assert.InRange(places.Line.LookedAt, 1, Many + 1);
            Assert.False(tasks[^1].IsCancelled);
            Assert.Equal(0, places.CurrentCount);
        });

    [Fact]
    public void Whoever_comes_while_others_are_woken_is_woken_in_turn()
    {
        var printed = Printed.By(async print =>
        {
            var places = new AsyncSemaphore(0);
            var first = new[] { CreateTask(Enter("a")), CreateTask(Enter("b")), CreateTask(Enter("c")) };
            await Yield();
            places.Release();
            places.Release();
            first[2].Cancel();
            var later = CreateTask(Enter("d"));
            await Yield();
            places.Release();
            await later;
            await GatherOutcomes(first);
            print(places.CurrentCount);

            async Coroutine Enter(string name)
            {
                await places.Acquire();
                print(name);
            }
        });
        Assert.Equal("a | b | d | 0", printed);
    }

    // Without a picking policy, which walks through what is ready for each pick.
    private static void OnLoop(Func<Coroutine> program)
    {
        var errors = new List<LoopError>();
        Async.Run(program, new LoopOptions { OnError = errors.Add, HandleInterrupt = false });
        Assert.Empty(errors);
    }
}
