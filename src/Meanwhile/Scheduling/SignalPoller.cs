namespace Meanwhile;

/// <summary>Waits for a wake-up or the time, by the system's clock or by a <see cref="TimeProvider"/>'s timers.</summary>
internal sealed class SignalPoller(TimeProvider clock) : IPoller
{
    private readonly AutoResetEvent signal = new(initialState: false);
    private ITimer? alarm;

    public void Poll(long ticks, bool outsideWork)
    {
        // The loop asks again when a wait ends early; timers and wait handles do not take any length.
        ticks = Math.Min(ticks, TimeSpan.TicksPerDay);
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

    // Rounded up, as CPython does with its poller: waking early would only mean to wait again.
    private static int Milliseconds(long ticks) =>
        (int)((ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
}
