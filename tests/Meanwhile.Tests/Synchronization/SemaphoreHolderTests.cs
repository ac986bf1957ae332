using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Synchronization;

/// <summary>A holder of a semaphore gives one place back, however often it or a copy of it is disposed.</summary>
public class SemaphoreHolderTests
{
    [Fact]
    public void Holder_that_is_disposed_twice_gives_one_place_back() =>
        Printed.Run(async () =>
        {
            var places = new AsyncSemaphore(2);
            var first = await places.Acquire();
            var copy = first;
            await places.Acquire();
            first.Dispose();
            first.Dispose();
            copy.Dispose();
            Assert.Equal(1, places.CurrentCount);

            // The place serves another one by now, and the holder from before has no say in it.
            var second = await places.Acquire();
            copy.Dispose();
            Assert.Equal(0, places.CurrentCount);
            Assert.True(first == copy);
            Assert.True(first != second);
            second.Dispose();
            Assert.Equal(1, places.CurrentCount);
        });

    [Fact]
    public void Holder_that_waited_gives_one_place_back() =>
        Printed.Run(async () =>
        {
            var places = new AsyncSemaphore(1, bounded: true);
            var held = await places.Acquire();
            var inside = 0;
            var tasks = Enumerable.Range(0, 5).Select(_ => CreateTask(Enter())).ToArray();
            await Yield();
            held.Dispose();
            held.Dispose();
            await Gather(tasks);
            held.Dispose();
            Assert.Equal(1, places.CurrentCount);

            async Coroutine Enter()
            {
                using var holder = await places.Acquire();
                Assert.Equal(1, ++inside);
                await Yield();
                inside--;
                holder.Dispose();
            }
        });

    [Fact]
    public void Release_without_the_holder_goes_on_to_work() =>
        Printed.Run(async () =>
        {
            var places = new AsyncSemaphore(1);
            for (var i = 0; i < 3; i++)
            {
                await places.Acquire();
                places.Release();
            }

            using (await places.Acquire())
            {
                Assert.Equal(0, places.CurrentCount);
            }

            Assert.Equal(1, places.CurrentCount);
            default(AsyncSemaphore.Holder).Dispose();
        });

    [Fact]
    public void Holder_that_is_refused_elsewhere_still_holds_its_place() =>
        Printed.Run(async () =>
        {
            var places = new AsyncSemaphore(1);
            var holder = await places.Acquire();
            Exception? refusal = null;
            var thread = new Thread(() => refusal = Record.Exception(holder.Dispose));
            thread.Start();
            thread.Join();
            Assert.IsType<InvalidOperationException>(refusal);
            Assert.Equal(0, places.CurrentCount);
            holder.Dispose();
            Assert.Equal(1, places.CurrentCount);
        });

    [Fact]
    public void Holder_from_before_a_release_by_hand_still_gives_one_place_back() =>
        Printed.Run(async () =>
        {
            var places = new AsyncSemaphore(2);
            var holder = await places.Acquire();
            await places.Acquire();
            places.Release();
            holder.Dispose();
            holder.Dispose();
            Assert.Equal(2, places.CurrentCount);
        });

    [Theory, InlineData(false), InlineData(true)]
    public void Place_that_is_free_costs_no_memory(bool byHand) =>
        Printed.Run(async () =>
        {
            var places = new AsyncSemaphore(1);
            await TakeOften();
            var before = GC.GetAllocatedBytesForCurrentThread();
            await TakeOften();
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500);

            async Coroutine TakeOften()
            {
                for (var i = 0; i < 1000; i++)
                {
                    var holder = await places.Acquire();
                    if (byHand)
                    {
                        places.Release();
                    }
                    else
                    {
                        holder.Dispose();
                    }
                }
            }
        });
}
