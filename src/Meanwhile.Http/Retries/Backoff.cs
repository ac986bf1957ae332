namespace Meanwhile;

/// <summary>The pause before a retry: doubling, up to a limit, with full jitter.</summary>
internal static class Backoff
{
    /// <param name="first">The longest pause before the first retry.</param>
    /// <param name="most">What it grows to.</param>
    /// <param name="retry">Which retry it is, from 1.</param>
    /// <param name="jitter">A number from 0 to 1.</param>
    internal static TimeSpan Of(TimeSpan first, TimeSpan most, int retry, double jitter)
    {
        var grown = first.Ticks * Math.Pow(2, Math.Min(retry - 1, 62));
        return TimeSpan.FromTicks((long)(Math.Min(grown, most.Ticks) * jitter));
    }
}
