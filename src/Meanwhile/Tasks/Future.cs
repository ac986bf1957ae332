using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>
/// A result that is not there yet. Awaitable many times, by many tasks; whoever made it says when it is done. As asyncio's
/// <c>Future</c>.
/// </summary>
/// <remarks>
/// It derives from <see cref="SynchronizationContext"/> because a task is its own context: foreign code that awaits inside a
/// task comes back to that very task. One object instead of two saves a fifth of a million sleeping tasks' memory. A
/// future that is no task is never anyone's context.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public partial class Future : SynchronizationContext, IAwaitable, IRunsOutside
{
    // Pending: who waits (nothing, one, or a list). Succeeded: an observer on its way to be told, or nothing. Failed: the
    // exception, or the one who watches whether anybody looks at it; once awaited, the exception with its trace. Cancelled: the cancellation.
    private object? content;
    // Where it stands, and of a pending task why it goes on.
    private byte standing;

    // Of a task alone: the place that made it and its number, or of a branch the place of its timer. Here they fill up the word that the base class has begun; in the
    // task they would take one more, and a million tasks may sleep at once.
    private protected ushort PlaceOfTask;
    private protected int NumberOfTask;

    /// <summary>Makes a pending future of the running loop.</summary>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread.</exception>
    public Future()
        : this(EventLoop.Current) { }

    /// <summary>Makes a pending future of that loop.</summary>
    /// <param name="loop">The loop whose tasks will await it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loop"/> is null.</exception>
    public Future(EventLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        Loop = loop;
    }

    /// <summary>The loop it belongs to.</summary>
    public EventLoop Loop { get; }

    /// <summary>Whether it has a result, an exception, or was cancelled.</summary>
    public bool IsDone => standing >= (byte)FutureState.Succeeded;

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled => standing == (byte)FutureState.Cancelled;

    /// <summary>The exception it failed with, or null if it succeeded. Looking at it counts as handling the failure.</summary>
    /// <exception cref="InvalidStateException">It is not done.</exception>
    /// <exception cref="CancelledException">It was cancelled.</exception>
    public Exception? Exception
    {
        get
        {
            switch (State)
            {
                case FutureState.Pending:
                    throw new InvalidStateException($"Exception is not set: {this} is not done.");
                case FutureState.Cancelled:
                    throw CancellationToThrow();
                default:
                    MarkObserved();
                    return Failure;
            }
        }
    }

    /// <summary>The failure of a done future, or null; does not count as looking.</summary>
    internal Exception? Failure =>
        standing != (byte)FutureState.Failed
            ? null
            : content switch
            {
                UnobservedFailure watch => watch.Failure,
                ExceptionDispatchInfo thrown => thrown.SourceException,
                _ => (Exception)content!,
            };

    /// <summary>Makes it done.</summary>
    /// <exception cref="InvalidStateException">It is done already.</exception>
    /// <exception cref="InvalidOperationException">It is a task, or it has a result type, or the call comes from outside its running loop.</exception>
    public void SetResult()
    {
        RequireSettable(nameof(SetResult));
        PrepareToSet(nameof(SetResult));
        Finish(FutureState.Succeeded, null);
    }

    /// <summary>Makes it fail.</summary>
    /// <param name="exception">What every await will throw: this very object.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    /// <exception cref="InvalidStateException">It is done already.</exception>
    /// <exception cref="InvalidOperationException">It is a task, or the call comes from outside its running loop.</exception>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        RequireSettable(nameof(SetException));
        PrepareToSet(nameof(SetException));
        FinishFailed(exception);
    }

    /// <summary>Cancels it: every await throws <see cref="CancelledException"/>.</summary>
    /// <param name="message">A reason, which the exception carries.</param>
    /// <returns>False if it was done already.</returns>
    /// <exception cref="InvalidOperationException">The call comes from outside its running loop.</exception>
    public bool Cancel(string? message = null)
    {
        Loop.RequireOwner(nameof(Cancel));
        return !IsDone && CancelPending(message);
    }

    /// <summary>Cancels it while it is pending, or passes the cancel on to what it stands for.</summary>
    /// <returns>False if that could not be cancelled any more.</returns>
    internal virtual bool CancelPending(string? message)
    {
        Finish(FutureState.Cancelled, new CancelledException(message) { Made = Loop.CancelUnderWay?.LastMade ?? 0 });
        return true;
    }

    /// <summary>Whether it stands for a <see cref="Task"/> or <see cref="ValueTask"/> alone: a result that it gives although it was cancelled was granted, and nobody declined the cancel.</summary>
    internal virtual bool IsOfForeign => false;

    /// <summary>How a cancel met it, where it stands for something of .NET's own.</summary>
    internal virtual AskedToEnd Asked => AskedToEnd.No;

    /// <summary>Nobody gets its result: where that came after the cancel it is reported.</summary>
    internal virtual void ReportDropped() { }

    /// <summary>Whether it may give the cancel back that was passed on to it for that strand.</summary>
    internal virtual bool Borrows(LoopTask parked, CancelRequest request) => false;

    /// <summary>The cancel that came by way of that strand found nothing left to be cancelled: it stays with the strand.</summary>
    internal virtual void Refused(LoopTask parked, CancelRequest request)
    {
        if (Failure is not null && !IsCancelled)
        {
            // Who awaits it gets that, and cleans up first.
            parked.Hold(request);
        }
    }

    /// <summary>A cancel is about to come to it by way of the one that awaits it: the ambient tokens of tasks tell first.</summary>
    /// <param name="cause">The cancel of the one that awaits it.</param>
    /// <param name="depth">How many tasks lie between this and the one that was asked first.</param>
    internal virtual void TellAhead(CancelRequest cause, int depth) { }

    /// <summary>Refuses an outcome from outside where the future has one of its own, or needs a value.</summary>
    private protected virtual void RequireSettable(string what) { }

    /// <summary>Begins an await. The compiler calls it.</summary>
    /// <exception cref="InvalidOperationException">It belongs to a loop other than the running one.</exception>
    public Awaiter GetAwaiter()
    {
        RequireAwaitable();
        return new Awaiter(this);
    }

    IAwaiter IAwaitable.GetAwaiter() => GetAwaiter();

    /// <inheritdoc/>
    public override string ToString() => $"{Describe()} ({StateName})";

    /// <summary>How messages name it.</summary>
    internal virtual string Describe() => "future";

    /// <summary>Whom it waits for itself: the task tree shows those in its place.</summary>
    internal virtual IEnumerable<Future> Behind => [];

    /// <summary>How reports name it, with the place where it was made if that is known.</summary>
    internal virtual string DescribeWithPlace() => Describe();

    private protected string StateName =>
        State switch
        {
            FutureState.Pending => "pending",
            FutureState.Succeeded => "finished",
            FutureState.Cancelled => "cancelled",
            _ => $"failed: {Failure!.GetType().Name}",
        };

    private FutureState State => IsDone ? (FutureState)standing : FutureState.Pending;

    /// <summary>Of a task that is not done: why it goes on.</summary>
    private protected WakeKind Woken
    {
        get => (WakeKind)standing;
        set
        {
            Debug.Assert(!IsDone, "a task that is done does not go on");
            standing = (byte)value;
        }
    }

    internal bool IsSucceeded => standing == (byte)FutureState.Succeeded;

    internal void RequireLoop()
    {
        if (EventLoop.RunningHere != Loop)
        {
            throw EventLoop.RunningHere is { } here ? Errors.OtherLoop(Describe(), Loop, here) : Errors.NoRunningLoop();
        }
    }

    /// <summary>
    /// Refuses an await that could not end well, where it begins: later, foreign code that awaits could not catch it.
    /// </summary>
    internal void RequireAwaitable()
    {
        RequireLoop();
        if (!IsDone)
        {
            var strand = Loop.Strand ?? throw Errors.NoCurrentTask(Describe());
            if (ReferenceEquals(strand.Owner, this))
            {
                throw new InvalidOperationException($"Task cannot await on itself: {this}.");
            }
        }
    }

    /// <summary>Throws what an await of the done future throws, if it did not succeed.</summary>
    [StackTraceHidden]
    internal void ThrowIfUnsuccessful()
    {
        if (!IsSucceeded)
        {
            ThrowOutcome();
        }
    }

    [StackTraceHidden]
    [DoesNotReturn]
    private void ThrowOutcome()
    {
        if (!IsDone)
        {
            // An await that was ended by a cancel which could not be passed on says so here.
            Loop.TakeElapsed(out var cancellation);
            throw cancellation ?? (Exception)new InvalidStateException($"Result is not set: {this} is not done.");
        }

        if (IsCancelled)
        {
            throw CancellationToThrow();
        }

        MarkObserved();
        if (content is Exception failure)
        {
            // Kept as the first await sees it: were it taken down anew at each, the trace would grow with every one.
            content = Loop.Relay.Next(failure, Loop);
        }

        ((ExceptionDispatchInfo)content!).Throw();
    }

    /// <summary>The cancellation of a future that was cancelled, as it happened.</summary>
    internal CancelledException KeptCancellation => (CancelledException)content!;

    /// <summary>The cancellation as one more awaiter sees it: a new exception each time, so that traces do not mix.</summary>
    internal CancelledException CancellationToThrow()
    {
        var original = (CancelledException)content!;
        return !original.WasThrown && original.InnerException is null
            ? new CancelledException(original.Reason) { Made = original.Made }
            : new CancelledException(original.Reason, original) { Made = original.Made };
    }

    private protected void PrepareToSet(string what)
    {
        Loop.RequireOwner(what);
        if (IsDone)
        {
            throw new InvalidStateException($"{what}: {this} is done already.");
        }
    }

    private protected void FinishSucceeded() => Finish(FutureState.Succeeded, null);

    private protected void FinishCancelled(CancelledException cancellation) => Finish(FutureState.Cancelled, cancellation);

    private protected void FinishFailed(Exception exception)
    {
        Finish(FutureState.Failed, exception);
    }

    private void Finish(FutureState outcome, Exception? exception)
    {
        var waiting = content;
        standing = (byte)outcome;
        content = outcome == FutureState.Failed ? UnobservedFailure.Watch(this, exception!) : exception;
        if (waiting is not null)
        {
            NotifyAll(waiting);
        }
    }

    /// <summary>Somebody has seen the failure: it need not be reported.</summary>
    internal void MarkObserved()
    {
        if (content is UnobservedFailure watch)
        {
            content = watch.Failure;
            watch.Seen();
        }
    }
}
