using System.Diagnostics;

namespace Meanwhile.Programs.Growing;

/// <summary>One kind of work at a size of choice, after small rounds of it to warm up.</summary>
internal static class Growth
{
    /// <summary>Of the queue that items go through.</summary>
    internal const int QueueLength = 1000;

    private const int WarmUps = 10;
    private const int MostWarmUp = 10_000;

    internal static void Ours(string work, int count) =>
        Async.Run(async () =>
        {
            for (var round = 0; round < WarmUps; round++)
            {
                await OurGrowth.Do(work, WarmUp(count));
            }

            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            await OurGrowth.Do(work, count);
            Measured.PrintTime("ms", started);
        });

    internal static void DotNet(string work, int count)
    {
        Measure().GetAwaiter().GetResult();

        async Task Measure()
        {
            for (var round = 0; round < WarmUps; round++)
            {
                await DotNetGrowth.Do(work, WarmUp(count));
            }

            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            await DotNetGrowth.Do(work, count);
            Measured.PrintTime("ms", started);
        }
    }

    /// <summary>Far away, and in no order.</summary>
    internal static TimeSpan Deadline(int number, int count) => TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(number * 7919L % count);

    internal static ArgumentOutOfRangeException NoSuchWork(string work) => new(nameof(work), work, "create, timers, gather, queue or lock");

    private static int WarmUp(int count) => Math.Min(count / 10, MostWarmUp);
}
