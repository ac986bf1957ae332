namespace Meanwhile.Tests.Scheduling;

// Programs that have ended when they say what is to be gone.
public partial class NothingKeptTests
{
    private static async Coroutine<WeakReference> CaughtFailure()
    {
        try
        {
            await Fails();
        }
        catch (HeldException failure)
        {
            return new WeakReference(failure.Held);
        }

        throw new InvalidOperationException();
    }

    private static async Coroutine<WeakReference> DeepFailure()
    {
        try
        {
            await Deep(100);
        }
        catch (HeldException failure)
        {
            return new WeakReference(failure.Held);
        }

        throw new InvalidOperationException();

        static async Coroutine Deep(int depth)
        {
            if (depth > 0)
            {
                await Deep(depth - 1);
            }
            else
            {
                await Fails();
            }
        }
    }

    private static async Coroutine<WeakReference> FailureOfTask()
    {
        try
        {
            await CreateTask(Fails());
        }
        catch (HeldException failure)
        {
            return new WeakReference(failure.Held);
        }

        throw new InvalidOperationException();
    }

    private static async Coroutine<WeakReference> FailureLookedAt()
    {
        var task = CreateTask(Fails());
        await Wait([task]);
        return new WeakReference(((HeldException)task.Exception!).Held);
    }

    private static async Coroutine<WeakReference> FailureOfFuture()
    {
        var future = new Future();
        EventLoop.Current.CallSoon(() => future.SetException(new HeldException()));
        try
        {
            await future;
        }
        catch (HeldException failure)
        {
            return new WeakReference(failure.Held);
        }

        throw new InvalidOperationException();
    }

    private static async Coroutine<WeakReference> ResultOfCoroutine() => new(await Made());

    private static async Coroutine<WeakReference> ResultOfTask() => new(await CreateTask(Made()));

    private static async Coroutine<WeakReference> ResultOfEagerTask() => new(await CreateTask(Made(), eager: true));

    private static async Coroutine<WeakReference> ResultOfFuture()
    {
        var future = new Future<object>();
        EventLoop.Current.CallSoon(() => future.SetResult(new object()));
        return new WeakReference(await future);
    }

    private static async Coroutine<WeakReference> ClosureOfCoroutine()
    {
        var held = new object();
        var code = async Coroutine () =>
        {
            await Sleep(1.Milliseconds);
            await Inner(held);
            GC.KeepAlive(held);
        };
        await code();
        return new WeakReference(held);

        static async Coroutine Inner(object held)
        {
            await Sleep(1.Milliseconds);
            GC.KeepAlive(held);
        }
    }

    private static async Coroutine<WeakReference> ClosureOfCancelledTask()
    {
        var held = new object();
        var task = CreateTask(Sleeps(held));
        await Yield();
        task.Cancel();
        await Wait([task]);
        Kept.Add(task);
        return new WeakReference(held);

        static async Coroutine Sleeps(object held)
        {
            await Sleep(1.Hours);
            GC.KeepAlive(held);
        }
    }

    private static async Coroutine<WeakReference> ClosureOfDoneCallback()
    {
        var held = new object();
        var future = new Future();
        future.AddDoneCallback(_ => GC.KeepAlive(held));
        future.SetResult();
        await Yield();
        Kept.Add(future);
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> ClosureOfCallback()
    {
        var held = new object();
        Kept.Add(EventLoop.Current.CallSoon(() => GC.KeepAlive(held)));
        await Yield();
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> ClosureOfTimer()
    {
        var held = new object();
        Kept.Add(EventLoop.Current.CallLater(1.Milliseconds, () => GC.KeepAlive(held)));
        await Sleep(5.Milliseconds);
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> ContextOfCancelledCallback()
    {
        var local = new AsyncLocal<object>();
        Kept.Add(local);
        return Set(local);

        // Not async: what it sets is there for the callback, and put back here.
        static WeakReference Set(AsyncLocal<object> local)
        {
            var held = new object();
            local.Value = held;
            EventLoop.Current.CallLater(1.Hours, static () => { }).Cancel();
            local.Value = null!;
            return new WeakReference(held);
        }
    }

    private static async Coroutine<WeakReference> ContextOfCoroutine()
    {
        var local = new AsyncLocal<object>();
        Kept.Add(local);
        return await Set(local);

        static async Coroutine<WeakReference> Set(AsyncLocal<object> local)
        {
            local.Value = new object();
            await Sleep(1.Milliseconds);
            await CreateTask(Yield());
            return new WeakReference(local.Value);
        }
    }

    private static async Coroutine<WeakReference> BodyOfTimeout()
    {
        var held = new object();
        await WithTimeout(1.Hours, async _ =>
        {
            await Sleep(1.Milliseconds);
            GC.KeepAlive(held);
        });
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> BodyOutOfTime()
    {
        var held = new object();
        await MoveOnAfter(1.Milliseconds, async _ =>
        {
            await Sleep(1.Hours);
            GC.KeepAlive(held);
        });
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> ForeignCode()
    {
        var held = new object();
        await Foreign(held);
        return new WeakReference(held);

        static async Task Foreign(object held)
        {
            await Sleep(1.Milliseconds);
            await Yield();
            GC.KeepAlive(held);
        }
    }

    private static async Coroutine<WeakReference> ForeignCodeCancelled()
    {
        var held = new object();
        var task = CreateTask(Awaits(held));
        await Sleep(1.Milliseconds);
        task.Cancel();
        await Wait([task]);
        while (EventLoop.Current.Patience.IsWaiting)
        {
            await Sleep(1.Milliseconds);
        }

        return new WeakReference(held);

        static async Coroutine<object> Awaits(object held)
        {
            try
            {
                await Foreign(held);
            }
            catch (OperationCanceledException)
            {
            }

            // As the result of the task it hangs on what is left of the sleep too.
            return held;
        }

        static async Task Foreign(object held)
        {
            await Sleep(1.Hours);
            GC.KeepAlive(held);
        }
    }

    private static async Coroutine<WeakReference> BodyOfGroup()
    {
        var held = new object();
        await TaskGroup.Run(async group =>
        {
            group.CreateTask(Made());
            await Yield();
            GC.KeepAlive(held);
        });
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> ItemsOfGather()
    {
        var (held, _) = await Gather(Made(), Made());
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> ItemsOfMap()
    {
        var made = await Map(Enumerable.Range(0, 3), async _ => await Made(), limit: 2);
        return new WeakReference(made[2]);
    }

    private static async Coroutine<WeakReference> EarlyItemsOfMap()
    {
        WeakReference? held = null;
        var isDone = new Future();
        Kept.Add(CreateTask(Map(Items(), Work)));
        await isDone;
        return held!;

        async Coroutine Work(object item)
        {
            await Sleep(item is int ? 1.Hours : 1.Milliseconds);
            isDone.SetResult();
        }

        IEnumerable<object> Items()
        {
            var item = new object();
            held = new WeakReference(item);
            yield return item;
            item = null!;
            yield return 1;
        }
    }

    private static async Coroutine<WeakReference> ItemsOfStream()
    {
        WeakReference? held = null;
        await foreach (var outcome in MapStream(Enumerable.Range(0, 3), async _ => await Made(), limit: 2))
        {
            held = new WeakReference(outcome.Value);
        }

        return held!;
    }

    private static async Coroutine<WeakReference> ItemsOfParallelMap()
    {
        var made = await ParallelMap(Enumerable.Range(0, 3), static _ => new object());

        // A thread of .NET's pool looks for more work before it lets go of the last.
        await Sleep(50.Milliseconds);
        return new WeakReference(made[2]);
    }

    private static async Coroutine<WeakReference> WorkOnThread()
    {
        var held = new object();
        await ToThread(() => GC.KeepAlive(held));

        // The thread tells of the end before it has quite left the work: when it does the next one, it has.
        await ToThread(static () => { });
        return new WeakReference(held);
    }

    private static async Coroutine<WeakReference> WorkOnExecutor()
    {
        var executor = new ThreadPoolExecutor(1);
        Kept.Add(executor);
        var held = new WeakReference(await EventLoop.Current.RunInExecutor(executor, static () => new object()));
        await EventLoop.Current.RunInExecutor(executor, static () => 0);
        return held;
    }

    private static async Coroutine<WeakReference> ItemOfQueue()
    {
        var queue = new AsyncQueue<object>();
        Kept.Add(queue);
        var getter = CreateTask(queue.Get());
        await Yield();
        await queue.Put(new object());
        return new WeakReference(await getter);
    }

    private static async Coroutine<WeakReference> ItemOfIteratedQueue()
    {
        var queue = new AsyncQueue<object>();
        WeakReference? held = null;
        Kept.Add(CreateTask(Iterate()));
        await queue.Put(new object());
        await Yield();
        await Yield();
        return held!;

        async Coroutine Iterate()
        {
            await foreach (var item in queue)
            {
                held = new WeakReference(item);
            }
        }
    }

    private static async Coroutine<WeakReference> SubmittedWork()
    {
        var loop = EventLoop.Current;
        return await ToThread(async () => new WeakReference(await loop.Submit(Made)));
    }

    private static async Coroutine Fails()
    {
        await Sleep(1.Milliseconds);
        throw new HeldException();
    }

    private static async Coroutine<object> Made()
    {
        await Sleep(1.Milliseconds);
        return new object();
    }
}
