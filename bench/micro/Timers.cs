using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Set timers that never fire, as timeouts do, and cancel them; so many stand at once.</summary>
public class Timers
{
    private const int Set = 1_000_000;
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    [Params(1_000, 1_000_000)]
    public int AtOnce { get; set; }

    [Benchmark(OperationsPerInvoke = Set)]
    public int Ours() =>
        Async.Run(async () =>
        {
            var loop = EventLoop.Current;
            var fired = 0;
            Action callback = () => fired++;
            var timers = new TimerHandle[AtOnce];
            for (var round = 0; round < Set / AtOnce; round++)
            {
                for (var i = 0; i < timers.Length; i++)
                {
                    timers[i] = loop.CallLater(Far, callback);
                }

                foreach (var timer in timers)
                {
                    timer.Cancel();
                }

                await Async.Yield();
            }

            return fired;
        });

    [Benchmark(OperationsPerInvoke = Set, Baseline = true)]
    public int DotNetTimer()
    {
        var fired = 0;
        TimerCallback callback = _ => fired++;
        var timers = new Timer[AtOnce];
        for (var round = 0; round < Set / AtOnce; round++)
        {
            for (var i = 0; i < timers.Length; i++)
            {
                timers[i] = new Timer(callback, null, Far, Timeout.InfiniteTimeSpan);
            }

            foreach (var timer in timers)
            {
                timer.Dispose();
            }
        }

        return fired;
    }

    [Benchmark(OperationsPerInvoke = Set)]
    public int DotNetPeriodicTimer()
    {
        var timers = new PeriodicTimer[AtOnce];
        for (var round = 0; round < Set / AtOnce; round++)
        {
            for (var i = 0; i < timers.Length; i++)
            {
                timers[i] = new PeriodicTimer(Far);
            }

            foreach (var timer in timers)
            {
                timer.Dispose();
            }
        }

        return timers.Length;
    }

    // One source cancels them all, which is less than a source for each would cost.
    [Benchmark(OperationsPerInvoke = Set)]
    public int DotNetTaskDelay()
    {
        var cancelled = 0;
        var timers = new Task[AtOnce];
        for (var round = 0; round < Set / AtOnce; round++)
        {
            using var source = new CancellationTokenSource();
            for (var i = 0; i < timers.Length; i++)
            {
                timers[i] = Task.Delay(Far, source.Token);
            }

            source.Cancel();
            cancelled += timers[^1].IsCanceled ? timers.Length : 0;
        }

        return cancelled;
    }
}
