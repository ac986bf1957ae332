namespace Meanwhile.Testing;

/// <summary>
/// A clock that stands still while code runs and jumps to the next timer when a loop has nothing else to do: an hour of
/// <c>Sleep</c> takes no time, and the same program sees the same times on every run. Give it to a loop with
/// <c>new LoopOptions { TimeProvider = new VirtualTime() }</c>.
/// </summary>
/// <remarks>
/// <para>
/// The loop waits for real only when nothing is due at all, and while it has work on its threads. In the latter case it waits
/// until that work ends, at most as long as the time to the next timer would really take.
/// </para>
/// <para>
/// Other things of .NET follow the clock where they take a <see cref="TimeProvider"/>, such as
/// <c>Task.Delay(delay, clock)</c>. What runs on the thread pool by itself is not waited for: time may pass meanwhile.
/// </para>
/// <para>
/// Its members may be used from any thread. Several loops may share one clock; each of them moves it on when it is idle.
/// </para>
/// </remarks>
public sealed partial class VirtualTime : TimeProvider, IPollerSource
{
    private readonly object gate = new();
    private readonly DateTimeOffset start;
    private long now;

    /// <summary>Makes a clock that starts at midnight of January 1st, 2000, UTC.</summary>
    public VirtualTime()
        : this(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)) { }

    /// <summary>Makes a clock that starts at that time.</summary>
    /// <param name="start">What <see cref="GetUtcNow"/> gives before any time has passed.</param>
    public VirtualTime(DateTimeOffset start)
    {
        this.start = start.ToUniversalTime();
        rest = new PoolRest(gate);
    }

    /// <summary>How much time has passed since the clock was made.</summary>
    public TimeSpan Now => TimeSpan.FromTicks(Ticks);

    /// <summary>Virtual time is in UTC, so that tests do not depend on where they run.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The unit of <see cref="GetTimestamp"/>: 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    private long Ticks
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + Now;

    /// <inheritdoc/>
    public override long GetTimestamp() => Ticks;

    /// <summary>
    /// Lets time pass at once, as if the code that calls had taken so long. Timers of this clock that fall due are called, in
    /// their order, before it returns; those of a loop fire in its next turn.
    /// </summary>
    /// <param name="time">How much.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        AdvanceTo(After(time.Ticks));
    }

    /// <inheritdoc/>
    public override string ToString() => $"virtual time, {Now.TotalSeconds:0.###} s after its start";

    IPoller IPollerSource.CreatePoller() => new Poller(this);

    private long After(long ticks)
    {
        var ticksNow = Ticks;
        return ticks > long.MaxValue - ticksNow ? long.MaxValue : ticksNow + ticks;
    }

    /// <summary>Moves the clock, and calls the timers on its way each at its own time.</summary>
    private void AdvanceTo(long target)
    {
        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = Math.Max(now, target);
            Monitor.PulseAll(gate);
        }
    }
}
