using System.Runtime.CompilerServices;

namespace Meanwhile;

public partial class LoopTask : IReadyItem, ITimerTarget
{
    bool ITimerTarget.IsArmed(int sequence) => timerSequence == sequence;

    int ITimerTarget.TimerPlace
    {
        // A task is found by its place in the table of tasks. A branch has none, and no number either: so there is room for this one.
        get => Slot >= 0 ? ~Slot : NumberOfTask;
        set => NumberOfTask = value;
    }

    // As in CPython a timer that is due costs one more trip through the ready queue: it completes the sleep, and that
    // schedules the sleeper.
    void ITimerTarget.Fire()
    {
        timerSequence = 0;
        Woken = WakeKind.TimerDue;
        Loop.Ready.Enqueue(this);
    }

    void IReadyItem.Run()
    {
        if (IsDone)
        {
            TellObserver();
        }
        else if (Woken == WakeKind.TimerDue)
        {
            Wake(WakeKind.Elapsed);
        }
        else if (Woken == WakeKind.CancelledWhenDue)
        {
            // The cancel has put the task into the queue once more.
            Woken = WakeKind.Cancelled;
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
        Woken = kind;
        Loop.Ready.Enqueue(this);
    }

    /// <summary>The wait is over, told by foreign code: the task goes on within the running step if that step is its own.</summary>
    internal void ContinueInStep(WakeKind kind)
    {
        parkedOn = null;
        Woken = kind;
        if (Loop.Strand?.Owner == Owner && Loop.Chained is null)
        {
            Loop.Chained = this;
        }
        else
        {
            Loop.Ready.Enqueue(this);
        }
    }

    /// <summary>The step has ended in a yield: the task stands in the ready queue at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ParkForTurn(Resumable suspended)
    {
        // Most often the coroutine that yields is the one that yielded before: comparing is cheaper than a write barrier.
        if (leaf != suspended)
        {
            leaf = suspended;
        }

        Woken = WakeKind.Turn;
        ForgetForeignCancellation();
        Loop.Ready.Enqueue(this);
    }

    /// <summary>Puts the task to sleep until the timer of that number fires.</summary>
    internal void ArmTimer(int sequence) => timerSequence = sequence;

    /// <summary>Registers the task without scheduling it: its group lets it begin later.</summary>
    internal void HoldBack()
    {
        Woken = WakeKind.HeldBack;
        Loop.AddTask(this);
    }

    /// <summary>Lets a task that was held back begin.</summary>
    internal void LetBegin()
    {
        var isReady = Woken == WakeKind.HeldBackCancelled;
        Woken = WakeKind.NotBegun;
        if (!isReady)
        {
            Loop.Ready.Enqueue(this);
        }
    }

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

    /// <summary>Whether its first step, still to come, runs that coroutine.</summary>
    internal bool IsMadeOf(CoroutineSource source, long token) =>
        Woken is WakeKind.NotBegun or WakeKind.HeldBack or WakeKind.HeldBackCancelled && leaf == source && source.IsClaimed(token);

    /// <summary>What goes on in this step, and why; null if the task was cancelled before its first step and has ended by that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Resumable? BeginStep(out WakeKind reason)
    {
        reason = Woken;
        Woken = WakeKind.Other;
        parkedOn = null;
        return reason is WakeKind.NotBegun or WakeKind.HeldBackCancelled ? BeginFirstStep(reason) : leaf;
    }

    /// <summary>The step has ended in an await that suspends.</summary>
    internal void Park(Resumable suspended, IWaitable waitable)
    {
        if (leaf != suspended)
        {
            leaf = suspended;
        }

        parkedOn = waitable;
        Woken = WakeKind.Other;
        ForgetForeignCancellation();
        waitable.Register(this);
        if (Request is { } request && parkedOn is not null)
        {
            MeetRequest(request);
        }
    }

    /// <summary>The step has ended and nothing is left to go on with.</summary>
    internal virtual void EndSteps(Resumable last)
    {
        leaf = null;
        TakeOutcome((CoroutineSource)last);
        Loop.RemoveTask(this);
    }

    /// <summary>Its step was torn by an exception that is reported: nothing can go on with it, so whoever awaits it gets that.</summary>
    internal virtual void Break(Exception escaped)
    {
        if (!IsDone && parkedOn is null)
        {
            leaf = null;
            FinishFailed(escaped);
            MarkObserved();
            Loop.RemoveTask(this);
        }
    }

    // An exception with which foreign code tells of a cancel is known for sure as long as it travels without suspending.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ForgetForeignCancellation()
    {
        if (details is { CancelledByForeign: { } cancellation })
        {
            Forget(cancellation);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Forget(ForeignCancellation cancellation) => cancellation.Suspended(leaf);

    private Resumable? BeginFirstStep(WakeKind reason)
    {
        if (IsOfForeign)
        {
            // What it stands for has begun long ago, and may have heard of the cancel: so that meets the await.
        }
        else if (Request is { } request)
        {
            Request = null;
            request.MarkThrown(this);
            ((CoroutineSource)leaf!).Abandon();
            leaf = null;
            FinishCancelled(request.ToException());
            Loop.RemoveTask(this);
        }
        else if (reason == WakeKind.HeldBackCancelled)
        {
            // The cancel was taken back: it waits for its place further.
            Woken = WakeKind.HeldBack;
            return null;
        }

        return leaf;
    }

    /// <summary>Sets what goes on next, for a branch that starts in the middle.</summary>
    private protected void SetLeaf(Resumable next)
    {
        leaf = next;
    }

    /// <summary>Ends a wait that keeps no outcome of its own.</summary>
    internal void InterruptElapsing()
    {
        if (Woken == WakeKind.TimerDue)
        {
            Wake(WakeKind.CancelledWhenDue);
        }
        else
        {
            timerSequence = 0;
            Loop.Timers.Cancelled(this);
            Wake(WakeKind.Cancelled);
        }
    }

    /// <summary>The cancel that ended the wait, to be thrown now.</summary>
    internal CancelledException TakeCancellation()
    {
        var request = Request;
        Request = null;
        request?.MarkThrown(this);
        return request?.ToException() ?? new CancelledException();
    }
}
