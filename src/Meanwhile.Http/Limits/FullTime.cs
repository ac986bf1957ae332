namespace Meanwhile;

/// <summary>How long all connections were taken, altogether.</summary>
internal struct FullTime
{
    private TimeSpan total;
    private TimeSpan? since;

    internal void Begin(TimeSpan now) => since ??= now;

    internal void End(TimeSpan now)
    {
        total = Until(now);
        since = null;
    }

    internal readonly TimeSpan Until(TimeSpan now) => since is { } began ? total + (now - began) : total;
}
