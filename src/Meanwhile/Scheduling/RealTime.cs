namespace Meanwhile;

/// <summary>
/// The real clock, whatever the loop's is: for what the loop waits that its clock knows nothing of. Foreign code that was told to
/// end does so in real time, also where a test lets a year of virtual time pass.
/// </summary>
internal sealed class RealTime(TimeProvider clock)
{
    /// <summary>Now, in units of <see cref="TimeProvider.TimestampFrequency"/> of that clock.</summary>
    internal long Now => clock.GetTimestamp();

    /// <summary>So long from now; <see cref="long.MaxValue"/> for ever.</summary>
    internal long After(TimeSpan time)
    {
        if (time == Timeout.InfiniteTimeSpan)
        {
            return long.MaxValue;
        }

        var ticks = time.TotalSeconds * clock.TimestampFrequency;
        var now = Now;
        return ticks >= long.MaxValue - now ? long.MaxValue : now + (long)ticks;
    }

    /// <summary>How long it is since then.</summary>
    internal TimeSpan Since(long then) => clock.GetElapsedTime(then);

    /// <summary>How long it is until then; zero if that has passed.</summary>
    internal TimeSpan Until(long then) =>
        TimeSpan.FromSeconds(Math.Clamp((then - Now) / (double)clock.TimestampFrequency, 0, TimeSpan.FromDays(1).TotalSeconds));

    /// <summary>A timer of that clock, which has nothing to do with any context.</summary>
    internal ITimer Timer(TimerCallback callback, object state, TimeSpan time)
    {
        // It must keep nothing of the code that happens to need it first.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            return clock.CreateTimer(callback, state, time, Timeout.InfiniteTimeSpan);
        }
    }
}
