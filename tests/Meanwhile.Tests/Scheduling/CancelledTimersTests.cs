namespace Meanwhile.Tests.Scheduling;

public class CancelledTimersTests : LoopTest
{
    [Fact, Trait("Row", "S10")]
    public void Of_201_timers_the_200_cancelled_are_not_kept()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var handles = Enumerable.Range(0, 201).Select(_ => loop.CallLater(1.Hours, () => Log.Add("fired"))).ToArray();
            foreach (var handle in handles.Skip(1))
            {
                handle.Cancel();
            }

            Assert.InRange(loop.Timers.Count, 1, 100);
            await Sleep(2.Hours);
            Assert.Equal(0, loop.Timers.Count);
        });

        Log.Is("fired");
    }

    [Fact]
    public void Timers_set_and_cancelled_for_ever_take_bounded_room()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            for (var i = 0; i < 100_000; i++)
            {
                loop.CallLater(1.Hours, () => { }).Cancel();
                Assert.InRange(loop.Timers.Count, 0, 200);
            }
        });
    }

    [Fact]
    public void Sleepers_that_are_cancelled_leave_no_timers()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            for (var round = 0; round < 1000; round++)
            {
                var sleeper = CreateTask(Sleep(1.Hours));
                await Yield();
                sleeper.Cancel();
                await Yield();
                Assert.InRange(loop.Timers.Count, 0, 200);
            }
        });
    }

    [Fact]
    public void Cancelled_callback_is_let_go_at_once()
    {
        Run(async () =>
        {
            var (handle, held) = SetAndCancel();
            GC.Collect();
            Assert.False(held.IsAlive);
            GC.KeepAlive(handle);
        });

        static (Handle Handle, WeakReference Held) SetAndCancel()
        {
            var big = new object();
            var handle = EventLoop.Current.CallLater(1.Hours, () => GC.KeepAlive(big));
            handle.Cancel();
            return (handle, new WeakReference(big));
        }
    }
}
