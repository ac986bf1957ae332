namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>
/// Opens after so many failures in a row. While it is open nobody asks the host; then a single request is let through, and how it
/// ends decides.
/// </summary>
internal sealed class Breaker(int mostFailures)
{
    /// <summary>How long a host is left alone.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(30);

    private int failures;
    private TimeSpan? openUntil;

    /// <summary>Whether it remembers anything.</summary>
    public bool IsFresh => failures == 0;

    public bool IsOpen(TimeSpan now) => openUntil is { } end && now < end;

    /// <summary>Whether one request alone is to try the host.</summary>
    public bool IsOnTrial(TimeSpan now) => openUntil is { } end && now >= end;

    /// <summary>A request has ended.</summary>
    /// <returns>Whether that opened it.</returns>
    public bool Note(bool isFailure, TimeSpan now)
    {
        if (mostFailures == 0)
        {
            return false;
        }

        if (!isFailure)
        {
            failures = 0;
            openUntil = null;
            return false;
        }

        failures++;
        if (failures < mostFailures || IsOpen(now))
        {
            return false;
        }

        openUntil = now + OpenFor;
        return true;
    }
}
