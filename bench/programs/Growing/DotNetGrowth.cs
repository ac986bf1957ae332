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
