using System.Diagnostics;

namespace Meanwhile.Programs;

/// <summary>So many tasks asleep at once: the memory that takes, and the time on top of the sleep.</summary>
internal static class Sleepers
{
    internal static void Coroutines(int count, int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        Async.Run(async () => await Async.Gather(Enumerable.Range(0, count).Select(_ => Sleeper(TimeSpan.FromSeconds(seconds)))));
        Print(started, seconds);
    }

    internal static void Tasks(int count, int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        Async.Run(async () => await Async.Gather(Enumerable.Range(0, count).Select(_ => Async.CreateTask(Sleeper(TimeSpan.FromSeconds(seconds))))));
        Print(started, seconds);
    }

    internal static void DotNet(int count, int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => DotNetSleeper(TimeSpan.FromSeconds(seconds)))).Wait();
        Print(started, seconds);
    }

    private static async Coroutine Sleeper(TimeSpan time) => await Async.Sleep(time);

    private static async Task DotNetSleeper(TimeSpan time) => await Task.Delay(time);

    private static void Print(long started, int seconds)
    {
        Measured.Print("over_ms", (Stopwatch.GetElapsedTime(started) - TimeSpan.FromSeconds(seconds)).TotalMilliseconds);
        Measured.PrintPeakMemory();
    }
}
