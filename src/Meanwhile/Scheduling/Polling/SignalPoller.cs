namespace Meanwhile;

/// <summary>Waits for a wake-up or the time, by the system's clock or by a <see cref="TimeProvider"/>'s timers.</summary>
internal sealed class SignalPoller(TimeProvider clock) : IPoller
{
    private readonly AutoResetEvent signal = new(initialState: false);
    private ITimer? alarm;

    public void Poll(long ticks, bool outsideWork)
    {
        if (ticks < 0)
        {
            signal.WaitOne();
        }
        else if (ticks > 0)
        {
            if (clock == TimeProvider.System)
            {
                signal.WaitOne(Milliseconds(ticks));
            }
            else
            {
                alarm ??= clock.CreateTimer(static poller => ((SignalPoller)poller!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                alarm.Change(TimeSpan.FromMilliseconds(Milliseconds(ticks)), Timeout.InfiniteTimeSpan);
                signal.WaitOne();
            }
        }
    }

    public void Wake() => signal.Set();

    // The signal itself is left to its finalizer: another thread may be about to set it.
    public void Dispose() => alarm?.Dispose();

    /// <summary>
    /// How long to wait at a time. Rounded up, as CPython does with its poller: waking early would only mean to wait again. A day at
    /// most, since nothing waits for any length: the loop asks again when a wait ends early.
    /// </summary>
    internal static int Milliseconds(long ticks) =>
        (int)((Math.Min(ticks, TimeSpan.TicksPerDay) + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
}
