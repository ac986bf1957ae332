namespace Meanwhile;

/// <summary>
/// The real clock, whatever the loop's is: for what the loop waits that its clock knows nothing of. Foreign code that was told to
/// end does so in real time, also where a test lets a year of virtual time pass.
/// </summary>
internal static class RealTime
{
    /// <summary>Now, in units of <see cref="TimeProvider.TimestampFrequency"/> of the system's clock.</summary>
    internal static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>So long from now; <see cref="long.MaxValue"/> for ever.</summary>
    internal static long After(TimeSpan time)
    {
        if (time == Timeout.InfiniteTimeSpan)
        {
            return long.MaxValue;
        }

        var ticks = time.TotalSeconds * TimeProvider.System.TimestampFrequency;
        var now = Now;
        return ticks >= long.MaxValue - now ? long.MaxValue : now + (long)ticks;
    }

    /// <summary>How long it is since then.</summary>
    internal static TimeSpan Since(long then) => TimeProvider.System.GetElapsedTime(then);

    /// <summary>How long it is until then; zero if that has passed.</summary>
    internal static TimeSpan Until(long then) =>
        TimeSpan.FromSeconds(Math.Clamp((then - Now) / (double)TimeProvider.System.TimestampFrequency, 0, TimeSpan.FromDays(1).TotalSeconds));
}
