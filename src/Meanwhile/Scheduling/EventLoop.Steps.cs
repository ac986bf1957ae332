using System.Runtime.CompilerServices;

namespace Meanwhile;

// The step of a task: from where it goes on to its next suspension. Everything here belongs to the step that runs now.
public sealed partial class EventLoop
{
    // What was handed on to in this step, and runs now or next; null while the step is where it began: at the leaf of its task.
    private Resumable? running;
    private bool handedOn;

    // Who suspends in this step, and on what. The first keeps its last value, since most often the next is the same and a compare
    // is cheaper than a write barrier: only the third tells whether there is something to park. A yield needs no waitable.
    private Resumable? parkingLeaf;
    private IWaitable? parkingOn;
    private ParkingKind parking;
    private WakeKind wakeReason;

    private long lastSegment;

    private bool contextsChanged;
    private bool runsEagerly;

    // The steps that wait for that of an eager task which they have made. Made when it is needed, as it seldom is.
    private Stack<StepUnderWay>? interrupted;

    // The place, counted from one, of the task that the loop has put in place as the synchronization context, as far as it knows;
    // or zero. Not the task itself: a number needs no write barrier.
    private int installed;

    /// <summary>The task or branch whose code runs now; null in a plain callback.</summary>
    internal LoopTask? Strand { get; private set; }

    /// <summary>A part of the same task that goes on within this step, after the running part.</summary>
    internal LoopTask? Chained { get; set; }

    /// <summary>How many awaits the stack is deep.</summary>
    internal int InlineDepth { get; set; }

    /// <summary>The number of the stretch between two returns to the trampoline that runs now.</summary>
    internal long Segment { get; private set; }

    /// <summary>The number of the last stretch that has begun.</summary>
    internal long LastSegment => lastSegment;

    /// <summary>When the sleep that is being parked is due.</summary>
    internal long ParkingDue { get; private set; }

    /// <summary>Names what goes on after the code that runs now has returned to the trampoline.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void HandOn(Resumable resumable)
    {
        System.Diagnostics.Debug.Assert(!handedOn, "one coroutine hands on to one other");
        running = resumable;
        handedOn = true;
    }

    internal Resumable? TakeNext()
    {
        if (!handedOn)
        {
            return null;
        }

        handedOn = false;
        return running;
    }

    /// <summary>
    /// The innermost coroutine of this step suspends. The task is registered with what it waits for when the step is over, or
    /// at once on a branch if foreign code lies in between: nothing else runs before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Park(Resumable suspended, IWaitable on)
    {
        Park(suspended, ParkingKind.Wait);
        parkingOn = on;
    }

    /// <summary>Whether something in this step waits to be registered.</summary>
    internal bool HasParking => parking != ParkingKind.None;

    internal void ParkElapsing(Resumable suspended, long ticks)
    {
        if (ticks <= 0)
        {
            Park(suspended, ParkingKind.Turn);
        }
        else if (ticks == SleepSource.Endless)
        {
            Park(suspended, Forever.Instance);
        }
        else
        {
            ParkingDue = DueIn(ticks);
            Park(suspended, Timers);
        }
    }

    internal Parking TakeParking()
    {
        var taken = parking switch
        {
            ParkingKind.None => default,
            ParkingKind.Turn => new Parking(parkingLeaf, NextTurn.Instance),
            _ => new Parking(parkingLeaf, parkingOn),
        };
        parking = ParkingKind.None;
        parkingOn = null;
        return taken;
    }

    /// <summary>A woken sleep or yield asks why it goes on.</summary>
    /// <param name="cancellation">What it is to throw if it was woken by a cancel, or else null.</param>
    /// <returns>False if no sleep was woken.</returns>
    internal bool TakeElapsed(out CancelledException? cancellation)
    {
        var reason = wakeReason;
        wakeReason = WakeKind.Other;
        cancellation =
            reason == WakeKind.Cancelled || (reason == WakeKind.Turn && Strand!.MustThrowAfterTurn()) ? Strand!.TakeCancellation() : null;
        return reason is WakeKind.Elapsed or WakeKind.Turn or WakeKind.Cancelled;
    }

    /// <summary>What the running step began with, or goes on with by now.</summary>
    internal Resumable? RunningPart => running ?? Strand?.Leaf;

    /// <summary>The step that runs now, and those that wait for it since they have made an eager task: one inside the other.</summary>
    internal StepUnderWay[] StepsUnderWay => [new StepUnderWay(Strand, RunningPart), .. interrupted ?? []];

    /// <summary>Whether code of any task is in the middle of a step, also where it has cancelled something and that is just being told.</summary>
    internal bool RunsCode => Strand is not null || whoTells is not null || interrupted is { Count: > 0 };

    /// <summary>Whether that one is in the middle of a step.</summary>
    internal bool IsUnderWay(LoopTask strand) => strand == Strand || (interrupted is { Count: > 0 } && interrupted.Any(step => step.Strand == strand));

    /// <summary>Whether code of that task is in the middle of a step, also where it has cancelled something and that is just being told.</summary>
    internal bool RunsCodeOf(LoopTask task) =>
        Strand?.Owner == task || whoTells?.Owner == task || (interrupted is { Count: > 0 } && interrupted.Any(step => step.Strand?.Owner == task));

    /// <summary>How many awaits lie above the one that now throws, as far as they belong to the running step.</summary>
    internal long AwaitsAbove()
    {
        long above = InlineDepth;
        for (var source = RunningPart as CoroutineSource; source?.Awaiting is CoroutineSource parent; source = parent)
        {
            above++;
        }

        return above;
    }

    internal void RunStep(LoopTask strand)
    {
        RunPart(strand);
        while (Chained is { } chained)
        {
            Chained = null;
            RunPart(chained);
        }

        Strand = null;
    }

    /// <summary>Runs the first step of an eager task inside the step that creates it.</summary>
    internal void RunEagerly(LoopTask task)
    {
        if (InlineDepth >= MostInlineDepth)
        {
            // A coroutine that starts itself eagerly: the stack is deep enough, so this one begins in its turn.
            Ready.Enqueue(task);
            return;
        }

        var outer = (Strand, running, handedOn, parkingLeaf, parkingOn, parking, ParkingDue, wakeReason, Chained);
        var outerStretch = (Segment, fresh, freshSegment);
        var outerDepth = InlineDepth;
        var outerContext = SynchronizationContext.Current;
        var outerEagerly = runsEagerly;
        runsEagerly = true;
        (interrupted ??= []).Push(new StepUnderWay(Strand, RunningPart));
        (handedOn, parking, Chained, fresh) = (false, ParkingKind.None, null, null);
        InlineDepth++;
        try
        {
            RunStep(task);
        }
        catch (Exception escaped)
        {
            // As any failure of an eager task: stored, and not its maker's.
            ReportEscape(escaped, task);
        }
        finally
        {
            InlineDepth = outerDepth;
            (Strand, running, handedOn, parkingLeaf, parkingOn, parking, ParkingDue, wakeReason, Chained) = outer;
            (Segment, fresh, freshSegment) = outerStretch;
            runsEagerly = outerEagerly;
            interrupted.Pop();
            Install(outerContext);
        }
    }

    /// <summary>A plain callback begins: no task is current, and foreign code in it comes back to the loop.</summary>
    private void EnterCallback()
    {
        Strand = null;
        Install(callbackContext);
        ForgetInstalled();
    }

    /// <summary>Code that is not the loop's goes on, of no task and in no context: what it says is to go on anywhere goes on here.</summary>
    internal void EnterForeign()
    {
        Strand = null;
        Install(null);
    }

    /// <summary>
    /// Something threw out of its turn that should have kept it to itself: a defect. The step it tore is put right, so that the
    /// loop can go on, and it is named to whoever can see it.
    /// </summary>
    internal void Recover(Exception escaped)
    {
        var torn = Strand;
        ReportEscape(escaped, torn);
        (Strand, handedOn, parking, wakeReason, InlineDepth) = (null, false, ParkingKind.None, WakeKind.Other, 0);
        CancelMetRing = false;
        ForgetInstalled();
        LeaveCallback();
    }

    private void ReportEscape(Exception escaped, LoopTask? torn)
    {
        if (Chained is { } next)
        {
            Chained = null;
            Ready.Enqueue(next);
        }

        var where = torn is null ? ToString() : $"a step of {torn.Owner.DescribeWithPlace()}";
        Report(new LoopError($"An exception escaped from {where}, which goes on no further; the loop does", escaped));
        torn?.Break(escaped);
    }

    private void RunPart(LoopTask strand)
    {
        Strand = strand;
        InstallTask(strand);
        running = null;
        handedOn = false;
        if (strand.BeginStep(out wakeReason) is not { } last)
        {
            return;
        }

        // What has run last is kept here: foreign code may take what was handed on over to a branch.
        while (true)
        {
            Segment = ++lastSegment;
            last.Resume();
            if (!handedOn)
            {
                break;
            }

            handedOn = false;
            last = running!;
        }

        wakeReason = WakeKind.Other;
        var kind = parking;
        parking = ParkingKind.None;
        if (kind == ParkingKind.Turn)
        {
            strand.ParkForTurn(parkingLeaf!);
        }
        else if (kind == ParkingKind.Wait)
        {
            var on = parkingOn!;
            parkingOn = null;
            strand.Park(parkingLeaf!, on);
        }
        else
        {
            strand.EndSteps(last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Park(Resumable suspended, ParkingKind kind)
    {
        if (HasParking)
        {
            throw Errors.StartedAndNotAwaited();
        }

        if (parkingLeaf != suspended)
        {
            parkingLeaf = suspended;
        }

        parking = kind;
    }

    /// <summary>Who is in the middle of a step, null for a callback, and what goes on in it.</summary>
    internal readonly record struct StepUnderWay(LoopTask? Strand, Resumable? Part);

    /// <summary>Who suspends, and on what.</summary>
    internal readonly record struct Parking(Resumable? Suspended, IWaitable? On);
}
