namespace Meanwhile.Tests.Coroutines;

// Locks and queues, where nobody waits and where two tasks wait for each other all the time.
public partial class AllocationTests
{
    [Fact]
    public void Lock_that_is_free_allocates_nothing()
    {
        var gate = new AsyncLock();
        AllocatesNothing(async () => (await gate.Acquire()).Dispose());
    }

    [Fact]
    public void Lock_that_is_waited_for_allocates_nothing()
    {
        var gate = new AsyncLock();
        AllocatesNothing(Hold, Hold);

        async Coroutine Hold()
        {
            using (await gate.Acquire())
            {
                await Yield();
            }
        }
    }

    [Fact]
    public void Semaphore_that_has_room_allocates_nothing()
    {
        var places = new AsyncSemaphore(1);
        AllocatesNothing(async () => (await places.Acquire()).Dispose());
    }

    [Fact]
    public void Semaphore_that_is_waited_for_allocates_nothing()
    {
        var places = new AsyncSemaphore(1);
        AllocatesNothing(Hold, Hold);

        async Coroutine Hold()
        {
            using (await places.Acquire())
            {
                await Yield();
            }
        }
    }

    [Fact]
    public void Event_that_is_set_allocates_nothing()
    {
        var flag = new AsyncEvent();
        flag.Set();
        AllocatesNothing(async () => await flag.Wait());
    }

    [Fact]
    public void Event_that_is_waited_for_allocates_nothing()
    {
        var flag = new AsyncEvent();
        AllocatesNothing(
            async () =>
            {
                flag.Clear();
                await flag.Wait();
            },
            async () =>
            {
                flag.Set();
                await Yield();
            }
        );
    }

    [Fact]
    public void Condition_allocates_nothing()
    {
        var turn = new AsyncCondition();
        var mine = false;
        Func<bool> isMine = () => mine;
        AllocatesNothing(
            async () =>
            {
                await turn.Acquire();
                await turn.WaitFor(isMine);
                mine = false;
                turn.Release();
            },
            async () =>
            {
                await turn.Acquire();
                mine = true;
                turn.NotifyAll();
                turn.Release();
                await Yield();
            }
        );
    }

    [Fact]
    public void Barrier_allocates_nothing()
    {
        var start = new AsyncBarrier(2);
        AllocatesNothing(async () => await start.Wait(), async () => await start.Wait());
    }

    [Fact]
    public void Queue_that_has_what_is_asked_for_allocates_nothing()
    {
        var items = new AsyncQueue<int>(1);
        AllocatesNothing(async () =>
        {
            await items.Put(1);
            await items.Get();
        });
    }

    [Fact]
    public void Queues_that_are_waited_for_allocate_nothing()
    {
        var there = new AsyncQueue<int>(1);
        var back = new AsyncQueue<int>(1);
        AllocatesNothing(
            async () =>
            {
                await there.Put(1);
                await back.Get();
            },
            async () => await back.Put(await there.Get())
        );
    }

    [Fact]
    public void Full_queue_that_is_waited_for_allocates_nothing()
    {
        var items = new AsyncQueue<int>(1);
        AllocatesNothing(
            async () =>
            {
                await items.Put(1);
                await items.Put(2);
            },
            async () => await items.Get()
        );
    }
}
