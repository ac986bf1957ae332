using System.Diagnostics;

namespace Meanwhile.Programs;

/// <summary>One kind of work at a size of choice, after a tenth of it to warm up.</summary>
internal static class Growth
{
    internal static void Measure(string work, int count) =>
        Async.Run(async () =>
        {
            for (var round = 0; round < 10; round++)
            {
                await Do(work, Math.Min(count / 10, 10_000));
            }

            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            await Do(work, count);
            Measured.PrintTime("ms", started);
        });

    private static Coroutine Do(string work, int count) =>
        work switch
        {
            "create" => Create(count),
            "timers" => Timers(count),
            "gather" => Gather(count),
            _ => throw new ArgumentOutOfRangeException(nameof(work), work, "create, timers or gather"),
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

    // Deadlines in no order, all far away.
    private static async Coroutine Timers(int count)
    {
        var loop = EventLoop.Current;
        var timers = new TimerHandle[count];
        for (var i = 0; i < count; i++)
        {
            timers[i] = loop.CallLater(TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(i * 7919L % count), static () => { });
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
}
