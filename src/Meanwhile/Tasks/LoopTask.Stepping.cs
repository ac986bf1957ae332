using System.Diagnostics;

namespace Meanwhile;

public partial class LoopTask : IReadyItem, ITimerTarget
{
    bool ITimerTarget.IsArmed(int sequence) => timerSequence == sequence;

    // As in CPython a timer that is due costs one more trip through the ready queue: it completes the sleep, and that
    // schedules the sleeper.
    void ITimerTarget.Fire()
    {
        timerSequence = 0;
        wake = WakeKind.TimerDue;
        Loop.Ready.Enqueue(this);
    }

    void IReadyItem.Run()
    {
        if (wake is WakeKind.TimerDue or WakeKind.CancelledWhenDue)
        {
            Wake(wake == WakeKind.TimerDue ? WakeKind.Elapsed : WakeKind.Cancelled);
        }
        else
        {
            Loop.RunStep(this);
        }
    }

    /// <summary>The wait is over: the task goes on when the ready queue comes to it.</summary>
    internal void Wake(WakeKind kind)
    {
        parkedOn = null;
        wake = kind;
        Loop.Ready.Enqueue(this);
    }

    /// <summary>The wait is over, told by foreign code: the task goes on within the running step if that step is its own.</summary>
    internal void ContinueInStep()
    {
        parkedOn = null;
        wake = WakeKind.Other;
        if (Loop.Strand?.Owner == Owner && Loop.Chained is null)
        {
            Loop.Chained = this;
        }
        else
        {
            Loop.Ready.Enqueue(this);
        }
    }

    /// <summary>Gives the others a turn: the task stands in the ready queue, and a cancel still finds it waiting.</summary>
    internal void YieldTurn()
    {
        wake = WakeKind.Elapsed;
        Loop.Ready.Enqueue(this);
    }

    /// <summary>Puts the task to sleep until the timer of that number fires.</summary>
    internal void ArmTimer(int sequence) => timerSequence = sequence;

    /// <summary>Schedules the first step.</summary>
    internal void Start()
    {
        Loop.AddTask(this);
        Loop.Ready.Enqueue(this);
    }

    /// <summary>Runs the first step now, inside the step that creates the task.</summary>
    internal void StartEagerly()
    {
        Loop.AddTask(this);
        Loop.RunEagerly(this);
    }

    /// <summary>What goes on in this step, and why; null if the task was cancelled before its first step and has ended by that.</summary>
    internal Resumable? BeginStep(out WakeKind reason)
    {
        var resumed = leaf!;
        leaf = null;
        parkedOn = null;
        reason = wake;
        if (!started)
        {
            started = true;
            if (Request is { } request && resumed is CoroutineSource root)
            {
                Request = null;
                root.Abandon();
                FinishCancelled(request.ToException());
                Loop.RemoveTask(this);
                return null;
            }
        }

        return resumed;
    }

    /// <summary>The step has ended in an await that suspends.</summary>
    internal void Park(Resumable suspended, IWaitable waitable)
    {
        leaf = suspended;
        parkedOn = waitable;
        wake = WakeKind.Other;
        waitable.Register(this);
        if (Request is { } request && parkedOn is { } on)
        {
            on.Interrupt(this, request);
        }
    }

    /// <summary>The step has ended and nothing is left to go on with.</summary>
    internal virtual void EndSteps(Resumable last)
    {
        TakeOutcome((CoroutineSource)last);
        Loop.RemoveTask(this);
    }

    /// <summary>Sets what goes on next, for a branch that starts in the middle.</summary>
    private protected void SetLeaf(Resumable next)
    {
        leaf = next;
        started = true;
    }

    private protected bool HasMore => leaf is not null;

    /// <summary>Ends a wait that keeps no outcome of its own.</summary>
    internal void InterruptElapsing()
    {
        if (wake == WakeKind.TimerDue)
        {
            wake = WakeKind.CancelledWhenDue;
            parkedOn = null;
        }
        else if (timerSequence != 0)
        {
            timerSequence = 0;
            Loop.Timers.Cancelled();
            Wake(WakeKind.Cancelled);
        }
        else
        {
            // A yield: the task stands in the ready queue already.
            wake = WakeKind.Cancelled;
            parkedOn = null;
        }
    }

    /// <summary>The cancel that ended the wait, to be thrown now.</summary>
    internal CancelledException TakeCancellation()
    {
        Debug.Assert(Request is not null, "a wait is ended by a cancel only when there is a request");
        var request = Request;
        Request = null;
        return request?.ToException() ?? new CancelledException();
    }
}
