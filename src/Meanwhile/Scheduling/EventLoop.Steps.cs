using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

// The step of a task: from where it goes on to its next suspension. Everything here belongs to the step that runs now.
public sealed partial class EventLoop
{
    private Resumable? next;
    private Resumable? bottom;
    private Parking parking;
    private WakeKind wakeReason;

    /// <summary>The task or branch whose code runs now; null in a plain callback.</summary>
    internal LoopTask? Strand { get; private set; }

    /// <summary>A part of the same task that goes on within this step, after the running part.</summary>
    internal LoopTask? Chained { get; set; }

    /// <summary>How many awaits the stack is deep.</summary>
    internal int InlineDepth { get; set; }

    /// <summary>Counts the stretches between two returns to the trampoline.</summary>
    internal long Segment { get; private set; }

    /// <summary>When the sleep that is being parked is due.</summary>
    internal long ParkingDue { get; private set; }

    /// <summary>Names what goes on after the code that runs now has returned to the trampoline.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void HandOn(Resumable resumable)
    {
        System.Diagnostics.Debug.Assert(next is null, "one coroutine hands on to one other");
        next = resumable;
    }

    internal Resumable? TakeNext()
    {
        var taken = next;
        next = null;
        return taken;
    }

    /// <summary>
    /// The innermost coroutine of this step suspends. The task is registered with what it waits for when the step is over, or
    /// at once on a branch if foreign code lies in between: nothing else runs before.
    /// </summary>
    internal void Park(Resumable suspended, IWaitable on)
    {
        if (parking.On is not null)
        {
            throw new InvalidOperationException(
                "A coroutine was started by GetAwaiter and then not awaited, while another one awaits. Use await, or CreateTask for work that runs beside."
            );
        }

        if (on is LoopTask awaited && Strand?.Owner == awaited)
        {
            throw new InvalidOperationException($"Task cannot await on itself: {awaited}.");
        }

        parking = new Parking(suspended, on);
    }

    internal void ParkElapsing(Resumable suspended, long ticks)
    {
        if (ticks <= 0)
        {
            Park(suspended, NextTurn.Instance);
        }
        else
        {
            ParkingDue = DueIn(ticks);
            Park(suspended, Timers);
        }
    }

    internal Parking TakeParking()
    {
        var taken = parking;
        parking = default;
        return taken;
    }

    /// <summary>A woken sleep or yield asks why it goes on; throws if by a cancel.</summary>
    /// <returns>False if no sleep was woken.</returns>
    [StackTraceHidden]
    internal bool TakeElapsed()
    {
        var reason = wakeReason;
        wakeReason = WakeKind.Other;
        if (reason == WakeKind.Cancelled)
        {
            throw Strand!.TakeCancellation();
        }

        return reason == WakeKind.Elapsed;
    }

    /// <summary>How many awaits lie above the one that now throws, as far as they belong to the running step.</summary>
    internal long AwaitsAbove()
    {
        long above = InlineDepth;
        for (var source = bottom as CoroutineSource; source?.Awaiting is CoroutineSource parent; source = parent)
        {
            above++;
        }

        return above;
    }

    internal void RunStep(LoopTask strand)
    {
        var running = strand;
        do
        {
            RunPart(running);
            running = Chained;
            Chained = null;
        } while (running is not null);

        Strand = null;
    }

    /// <summary>Runs the first step of an eager task inside the step that creates it.</summary>
    internal void RunEagerly(LoopTask task)
    {
        var (outerStrand, outerNext, outerBottom, outerParking, outerReason, outerChained) = (Strand, next, bottom, parking, wakeReason, Chained);
        var outerContext = SynchronizationContext.Current;
        (next, parking, Chained) = (null, default, null);
        RunStep(task);
        (Strand, next, bottom, parking, wakeReason, Chained) = (outerStrand, outerNext, outerBottom, outerParking, outerReason, outerChained);
        SynchronizationContext.SetSynchronizationContext(outerContext);
    }

    /// <summary>Foreign code that awaited inside a task, or that a callback began, goes on.</summary>
    internal void RunForeign(LoopTask? strand, SendOrPostCallback callback, object? state)
    {
        Strand = strand;
        UseContext(strand is null ? callbackContext : strand);
        Segment++;
        try
        {
            callback(state);
        }
        finally
        {
            System.Diagnostics.Debug.Assert(next is null && parking.On is null, "foreign code parks on branches");
            var chained = Chained;
            Chained = null;
            if (chained is null)
            {
                Strand = null;
            }
            else
            {
                RunStep(chained);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UseContext(SynchronizationContext context)
    {
        if (SynchronizationContext.Current != context)
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void RunPart(LoopTask strand)
    {
        Strand = strand;
        UseContext(strand);
        var resumable = strand.BeginStep(out wakeReason);
        if (resumable is null)
        {
            return;
        }

        Resumable last;
        do
        {
            last = resumable;
            next = null;
            bottom = last;
            Segment++;
            last.Resume();
            resumable = next;
        } while (resumable is not null);

        wakeReason = WakeKind.Other;
        if (parking.On is { } on)
        {
            var suspended = parking.Suspended!;
            parking = default;
            strand.Park(suspended, on);
        }
        else
        {
            strand.EndSteps(last);
        }
    }

    /// <summary>Who suspends, and on what.</summary>
    internal readonly record struct Parking(Resumable? Suspended, IWaitable? On);
}
