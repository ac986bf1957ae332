namespace Meanwhile.Testing;

/// <summary>
/// A clock that stands still while code runs and jumps to the next timer when a loop has nothing else to do: an hour of
/// <c>Sleep</c> takes no time, and the same program sees the same times on every run. Give it to a loop with
/// <c>new LoopOptions { TimeProvider = new VirtualTime() }</c>.
/// </summary>
/// <remarks>
/// <para>
/// The loop waits for real when nothing is due at all; while it has work on threads of its own (<c>ToThread</c>), at most as long as the time to
/// the next timer would really take; and for the thread pool. As long as a coroutine or <c>Gather</c> waits for something of .NET's own (a
/// <see cref="Task"/>, a <see cref="ValueTask"/>), or foreign code is under way below a task, the clock jumps only when all that the loop
/// has begun on the pool has come to rest: work of <c>Task.Run</c>, code after <c>ConfigureAwait(false)</c>, what is queued to go on after a semaphore or a
/// channel. On a quiet pool that takes about a microsecond. Where others keep the pool busy it takes a few milliseconds.
/// Without such a wait it takes nothing, and nothing is waited for.
/// </para>
/// <para>
/// What goes on for more than a second of real time is reported as an error of the loop, by name and with the tasks that wait for it. Then the clock
/// goes on, and does not wait for that work again: what it brings comes late. Only where the pool has no thread for what is queued there,
/// since all are blocked, the clock waits for up to five seconds until there is one.
/// </para>
/// <para>
/// It follows work by the <see cref="ExecutionContext"/>, which flows with it. So it does not know of what was begun where the flow is suppressed; of real
/// input and output, such as requests over a network; of real timers, such as <c>Task.Delay(delay)</c> without a clock; of what a thread or
/// process does that is not the pool's and not begun by the loop; of a thread in the moment between its start and its first code. Time may
/// pass while those are under way. Other things of .NET follow the clock where they take a <see cref="TimeProvider"/>, such as
/// <c>Task.Delay(delay, clock)</c> and <c>new PeriodicTimer(period, clock)</c>. Code that blocks a thread of the pool until virtual time has passed, holds the clock up
/// for a second, and is reported.
/// </para>
/// <para>
/// Its members may be used from any thread. Several loops may share one clock: it jumps when all that are being run are idle, to the first time at
/// which one of them has something to do. One whose step blocks for more than a second is reported, and the others go on without it.
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
