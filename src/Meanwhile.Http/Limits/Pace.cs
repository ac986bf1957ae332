namespace Meanwhile;

/// <summary>
/// Spreads starts evenly over time. One that comes a little late is made up for: a loop that was busy for a moment keeps its rate, and
/// one that had nothing to do for an hour does not burst.
/// </summary>
internal sealed class Pace(HttpRate rate)
{
    private static readonly TimeSpan MadeUpFor = TimeSpan.FromMilliseconds(50);

    private readonly double step = (double)rate.Period.Ticks / rate.Count;
    private double next = double.NegativeInfinity;

    /// <summary>How long until one more may start; zero for now.</summary>
    internal TimeSpan Wait(TimeSpan now) => next <= now.Ticks ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Ceiling(next - now.Ticks));

    /// <summary>One starts now.</summary>
    internal void Take(TimeSpan now)
    {
        // With steps longer than what is made up for, they stay that far apart at least.
        var earliest = now.Ticks - Math.Max(0, MadeUpFor.Ticks - step);
        next = Math.Max(next, earliest) + step;
    }
}
