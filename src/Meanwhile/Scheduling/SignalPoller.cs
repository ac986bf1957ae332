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
                alarm.Change(TimeSpan.FromTicks(ticks), Timeout.InfiniteTimeSpan);
                signal.WaitOne();
            }
        }
    }

    public void Wake() => signal.Set();

    public void Dispose()
    {
        alarm?.Dispose();
        signal.Dispose();
    }

    // Rounded up, as CPython does with its poller: waking early would only mean to wait again.
    private static int Milliseconds(long ticks) =>
        (int)Math.Min((ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond, int.MaxValue);
}
