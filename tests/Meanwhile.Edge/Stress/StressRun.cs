namespace Meanwhile.Edge.Stress;

/// <summary>For how long something is driven that counts what it hands out, and what is reported meanwhile.</summary>
internal sealed class StressRun(TimeSpan time, Action<string> tell)
{
    private readonly long begun = TimeProvider.System.GetTimestamp();
    private string? report;

    internal bool IsOver => TimeProvider.System.GetElapsedTime(begun) >= time;

    /// <summary>Runs it on a loop; what is reported makes it fail.</summary>
    internal void Run(Func<Coroutine> main)
    {
        // What was told is waited for as long as it takes, so that no slow machine makes a difference.
        Async.Run(
            main,
            new LoopOptions
            {
                OnError = error => Interlocked.CompareExchange(ref report, $"{error.Message} {error.Exception}", null),
                HandleInterrupt = false,
                AbandonAfter = Timeout.InfiniteTimeSpan,
            }
        );
        if (report is not null)
        {
            throw new InvalidOperationException(report);
        }
    }

    /// <summary>Says what was counted.</summary>
    internal void Tell(string fact) => tell(fact);

    /// <summary>A little time, from none to a few milliseconds.</summary>
    internal static TimeSpan Tiny(Random random) => TimeSpan.FromMicroseconds(random.Next(4) == 0 ? 0 : random.Next(2500));
}
