namespace Meanwhile.Programs.Growing;

/// <summary>The work whose growth is measured, in coroutines.</summary>
internal static class OurGrowth
{
    internal static Coroutine Do(string work, int count) =>
        work switch
        {
            "create" => Create(count),
            "timers" => Timers(count),
            "gather" => Gather(count),
            "queue" => Queue(count),
            "lock" => Lock(count),
            _ => throw Growth.NoSuchWork(work),
        };

    private static async Coroutine Create(int count)
    {
        var tasks = new LoopTask<int>[count];
        for (var i = 0; i < count; i++)
        {
            tasks[i] = Async.CreateTask(Done(i));
        }

        foreach (var task in tasks)
        {
            await task;
        }

        static async Coroutine<int> Done(int number) => number;
    }

    private static async Coroutine Timers(int count)
    {
        var loop = EventLoop.Current;
        var timers = new TimerHandle[count];
        for (var i = 0; i < count; i++)
        {
            timers[i] = loop.CallLater(Growth.Deadline(i, count), static () => { });
        }

        foreach (var timer in timers)
        {
            timer.Cancel();
        }

        await Async.Yield();
    }

    private static async Coroutine Gather(int count)
    {
        await Async.Gather(Enumerable.Range(0, count).Select(static number => Waiting(number)));

        static async Coroutine<int> Waiting(int number)
        {
            await Async.Yield();
            return number;
        }
    }

    private static async Coroutine Queue(int count)
    {
        var queue = new AsyncQueue<int>(Growth.QueueLength);
        var taking = Async.CreateTask(Take());
        for (var i = 0; i < count; i++)
        {
            await queue.Put(i);
        }

        await taking;

        async Coroutine Take()
        {
            for (var i = 0; i < count; i++)
            {
                await queue.Get();
            }
        }
    }

    private static async Coroutine Lock(int count)
    {
        var gate = new AsyncLock();
        await gate.Acquire();
        var entering = new LoopTask[count];
        for (var i = 0; i < count; i++)
        {
            entering[i] = Async.CreateTask(Enter());
        }

        await Async.Yield();
        gate.Release();
        foreach (var task in entering)
        {
            await task;
        }

        async Coroutine Enter()
        {
            await gate.Acquire();
            gate.Release();
        }
    }
}
