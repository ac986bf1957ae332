using System.Text.Json;

namespace Meanwhile.Tests.Differential;

// What the programs with shared objects share. Of two of a kind one is held by blocks, and one taken and given back by hand.
internal sealed partial class Script
{
    private readonly AsyncLock blocks = new();
    private readonly AsyncLock byHand = new();
    private readonly AsyncSemaphore semaphore = new(2);
    private readonly AsyncSemaphore bounded = new(1, bounded: true);
    private readonly AsyncEvent[] events = [new(), new()];
    private readonly AsyncCondition condition = new();
    private readonly AsyncBarrier barrier = new(2);
    private readonly AsyncQueue<int>[] queues = [new(1), new(), new AsyncStack<int>(2), new AsyncPriorityQueue<int>(2)];
    private bool flag;
    private bool hasShared;

    private string SharedState()
    {
        bool[] states = [blocks.IsLocked, byHand.IsLocked, .. events.Select(static each => !each.IsSet), condition.IsLocked, barrier.IsBroken];
        var counts = string.Concat(queues.Select(static queue => queue.Count));
        return $"{string.Concat(states.Select(static on => on ? '-' : '+'))} {semaphore.CurrentCount}{bounded.CurrentCount} {barrier.WaitingCount} {counts}";
    }

    private async Coroutine SharedStatement(int id, JsonElement statement, TaskGroup? group)
    {
        hasShared = true;
        switch (statement[0].GetString())
        {
            case "lock":
                using (await blocks.Acquire())
                {
                    await Block(statement[2], group);
                }

                break;
            case "acquire":
                await byHand.Acquire();
                break;
            case "release" when byHand.IsLocked:
                byHand.Release();
                break;
            case "sem":
                using (await semaphore.Acquire())
                {
                    await Block(statement[2], group);
                }

                break;
            case "semtake":
                await bounded.Acquire();
                break;
            case "semgive" when bounded.IsLocked:
                bounded.Release();
                break;
            case "ewait":
                await events[statement[2].GetInt32()].Wait();
                break;
            case "eset":
                events[statement[2].GetInt32()].Set();
                break;
            case "eclear":
                events[statement[2].GetInt32()].Clear();
                break;
            case "cond":
                using (await condition.Acquire())
                {
                    await Block(statement[2], group);
                }

                break;
            case "cwait":
                using (await condition.Acquire())
                {
                    await condition.Wait();
                }

                break;
            case "cwaitfor":
                using (await condition.Acquire())
                {
                    await condition.WaitFor(() => flag);
                }

                break;
            case "cnotify":
                using (await condition.Acquire())
                {
                    flag = !flag;
                    condition.Notify(statement[2].GetInt32());
                }

                break;
            case "cbare" when condition.IsLocked:
                condition.Notify(statement[2].GetInt32());
                break;
            case "bwait":
                Print($"{id}={await barrier.Wait()}");
                break;
            case "breset":
                barrier.Reset();
                break;
            case "babort":
                barrier.Abort();
                break;
            case "whichever":
                await TakeWhichever(id, statement);
                break;
            case "intime":
                var (inTime, time) = (OneWait(statement[2].GetString()!), statement[3].GetInt32().Seconds);
                Print($"{id}={(inTime is Coroutine<int> valued ? await WaitFor(valued, time) : await InTime(inTime, time))}");
                break;
            case "together":
                await Gather([.. statement[2].EnumerateArray().Select(which => OneWait(which.GetString()!))]);
                break;
            case "soon":
                EventLoop.Current.CallSoon(() => Print($"{id}c"));
                break;
            case "later":
                EventLoop.Current.CallLater(statement[2].GetInt32().Seconds, () => Print($"{id}c"));
                break;
            case "whendone":
                LoopTask.Current!.AddDoneCallback(_ => Print($"{id}d"));
                break;
            default:
                await QueueStatement(id, statement);
                break;
        }
    }

    private static async Coroutine<string> InTime(IAwaitable wait, TimeSpan time)
    {
        await WaitFor(wait, time);
        return "+";
    }

    /// <summary>What a task is made of that is one wait and nothing else.</summary>
    private IAwaitable OneWait(string which) =>
        (which[0], which[1] - '0') switch
        {
            ('g', var number) => queues[number].Get(),
            ('e', var number) => events[number % 2].Wait(),
            ('s', _) => bounded.Acquire(),
            ('l', _) => byHand.Acquire(),
            _ => barrier.Wait(),
        };

    private async Coroutine TakeWhichever(int id, JsonElement statement)
    {
        LoopTask[] tasks = [.. statement[2].EnumerateArray().Select(which => TaskOf(OneWait(which.GetString()!)))];
        TimeSpan? timeout = statement[3].ValueKind == JsonValueKind.Null ? null : statement[3].GetInt32().Seconds;
        var (_, pending) = await Wait(tasks, timeout, WaitUntil.First);
        foreach (var task in pending)
        {
            task.Cancel();
        }

        if (pending.Count > 0)
        {
            await Wait(pending);
        }

        Print($"{id}=[{string.Join(',', tasks.Select(Outcome))}]");

        static LoopTask TaskOf(IAwaitable wait) =>
            wait switch
            {
                Coroutine<int> valued => CreateTask(valued),
                Coroutine<AsyncLock.Holder> holding => CreateTask(holding),
                Coroutine<AsyncSemaphore.Holder> holding => CreateTask(holding),
                _ => CreateTask((Coroutine)wait),
            };

        static string Outcome(LoopTask task) =>
            task.IsCancelled ? "-"
            : task.Exception is { } failure ? NameOf(failure)
            : task is LoopTask<int> valued ? $"{valued.Result}"
            : "+";
    }

    private async Coroutine QueueStatement(int id, JsonElement statement)
    {
        if (statement[0].GetString() is "release" or "semgive" or "cbare")
        {
            return;
        }

        var queue = queues[statement[2].GetInt32()];
        switch (statement[0].GetString())
        {
            case "put":
                await queue.Put(statement[3].GetInt32());
                break;
            case "get":
                Print($"{id}={await queue.Get()}");
                break;
            case "take":
                Print($"{id}={await queue.Get()}");
                queue.TaskDone();
                break;
            case "tryput":
                Print($"{id}={queue.TryPut(statement[3].GetInt32())}");
                break;
            case "tryget":
                Print($"{id}={(queue.TryGet(out var item) ? item : "none")}");
                break;
            case "taskdone":
                queue.TaskDone();
                break;
            case "join":
                await queue.Join();
                break;
            default:
                queue.Shutdown(statement[3].GetBoolean());
                break;
        }
    }
}
