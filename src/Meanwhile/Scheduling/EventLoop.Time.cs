using System.Runtime.CompilerServices;

namespace Meanwhile;

// The loop's time. Clocks go back: a virtual machine that is moved, a clock of the program's own. The loop's time then stands for a
// moment and goes on from there, so that what was planned comes as much later as the clock has still to move.
public sealed partial class EventLoop
{
    private readonly TimeProvider clock;
    private readonly long started;

    // How much of the clock's way back the loop has not gone with it. The loop alone writes this one and the next.
    private long heldBack;
    private long latest;

    // The latest time that was told to another thread.
    private long latestOutside;

    /// <summary>The loop's clock: the time since it was made. It never goes back.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(runningHere == this ? Ticks : TicksOutside());

    /// <summary>The clock that the loop was given.</summary>
    public TimeProvider TimeProvider => clock;

    /// <summary>The same in ticks, for the loop itself, or for who prepares one that does not run.</summary>
    internal long Ticks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var now = ReadClock();
            if (now < latest || now < latestOutside)
            {
                now = HoldTime();
            }

            latest = now;
            return now;
        }
    }

    private long ReadClock() => clock.GetElapsedTime(started).Ticks + heldBack;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long HoldTime()
    {
        // Read anew: another thread that has read the clock a moment later has not seen it go back.
        var reached = Math.Max(latest, Volatile.Read(ref latestOutside));
        var now = ReadClock();
        if (now < reached)
        {
            Volatile.Write(ref heldBack, heldBack + (reached - now));
            now = reached;
        }

        return now;
    }

    private long TicksOutside()
    {
        var elapsed = clock.GetElapsedTime(started).Ticks + Volatile.Read(ref heldBack);
        var now = Math.Max(elapsed, Volatile.Read(ref latest));
        while (true)
        {
            var told = Volatile.Read(ref latestOutside);
            if (told >= now)
            {
                return told;
            }

            if (Interlocked.CompareExchange(ref latestOutside, now, told) == told)
            {
                return now;
            }
        }
    }
}
