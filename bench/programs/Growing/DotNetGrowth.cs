using System.Threading.Channels;

namespace Meanwhile.Programs.Growing;

/// <summary>The same work in tasks of .NET.</summary>
internal static class DotNetGrowth
{
    internal static Task Do(string work, int count) =>
        work switch
        {
            "create" => Create(count),
            "timers" => Timers(count),
            "gather" => Gather(count),
            "queue" => Queue(count),
            "lock" => Lock(count),
            _ => throw Growth.NoSuchWork(work),
        };

    private static async Task Create(int count)
    {
        var tasks = new Task<int>[count];
        for (var i = 0; i < count; i++)
        {
            var number = i;
            tasks[i] = Task.Run(() => number);
        }

        foreach (var task in tasks)
        {
            await task;
        }
    }

    private static Task Timers(int count)
    {
        var timers = new Timer[count];
        for (var i = 0; i < count; i++)
        {
            timers[i] = new Timer(static _ => { }, null, Growth.Deadline(i, count), Timeout.InfiniteTimeSpan);
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }

        return Task.CompletedTask;
    }

    private static async Task Queue(int count)
    {
        var queue = Channel.CreateBounded<int>(Growth.QueueLength);
        var taking = Task.Run(Take);
        for (var i = 0; i < count; i++)
        {
            await queue.Writer.WriteAsync(i);
        }

        await taking;

        async Task Take()
        {
            for (var i = 0; i < count; i++)
            {
                await queue.Reader.ReadAsync();
            }
        }
    }

    private static async Task Lock(int count)
    {
        using var gate = new SemaphoreSlim(0, 1);
        var entering = new Task[count];
        for (var i = 0; i < count; i++)
        {
            entering[i] = Enter();
        }

        gate.Release();
        await Task.WhenAll(entering);

        async Task Enter()
        {
            await gate.WaitAsync();
            gate.Release();
        }
    }

    private static async Task Gather(int count)
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(static number => Waiting(number)));

        static async Task<int> Waiting(int number)
        {
            await Task.Yield();
            return number;
        }
    }
}
