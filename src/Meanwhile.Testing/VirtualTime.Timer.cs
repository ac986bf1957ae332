namespace Meanwhile.Testing;

public sealed partial class VirtualTime
{
    // By due time, then by the order in which they were set.
    private readonly SortedSet<Timer> timers = new(Comparer<Timer>.Create(static (left, right) => left.Place.CompareTo(right.Place)));
    private long lastSequence;

    /// <summary>When the first of the clock's own timers is due. The caller holds the gate.</summary>
    private long NextDue => timers.Min?.Place.Due ?? long.MaxValue;

    /// <summary>
    /// Makes a timer that follows this clock. Its callback runs on the thread that moves the clock on, with no synchronization
    /// context: the loop's own thread when the loop is idle.
    /// </summary>
    /// <param name="callback">What to call.</param>
    /// <param name="state">Its argument.</param>
    /// <param name="dueTime">When to call first; <see cref="Timeout.InfiniteTimeSpan"/> for not yet.</param>
    /// <param name="period">How long between further calls; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative and not infinite.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private Timer? TakeDue(long target)
    {
        lock (gate)
        {
            if (timers.Min is not { } first || first.Place.Due > target)
            {
                return null;
            }

            now = Math.Max(now, first.Place.Due);
            timers.Remove(first);
            first.SetAgain();
            return first;
        }
    }

    private sealed class Timer(VirtualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private long period;
        private bool disposed;

        internal (long Due, long Sequence) Place { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
            ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
            lock (clock.gate)
            {
                if (disposed)
                {
                    return false;
                }

                clock.timersSet++;
                clock.timers.Remove(this);
                this.period = Math.Max(0, period.Ticks);
                if (dueTime >= TimeSpan.Zero)
                {
                    Set(dueTime.Ticks);
                }

                // A loop that waits for real may have something to wait for now.
                Monitor.PulseAll(clock.gate);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                disposed = true;
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void SetAgain()
        {
            if (period > 0)
            {
                Set(period);
            }
        }

        internal void Fire()
        {
            // What captured a task of the loop is posted to it, and does not run in the middle of the loop's waiting.
            using (ContextReplaced.ByNone())
            {
                if (context is null)
                {
                    callback(state);
                }
                else
                {
                    ExecutionContext.Run(context, static self => ((Timer)self!).Call(), this);
                }
            }
        }

        private void Set(long ticks)
        {
            Place = (clock.After(ticks), ++clock.lastSequence);
            clock.timers.Add(this);
        }

        private void Call() => callback(state);
    }
}
