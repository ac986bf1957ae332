using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// A coroutine's wait for something that is not of this library: a <see cref="Task"/>, a <see cref="ValueTask"/>, an
/// async iterator, a custom awaiter. Its end may be told on any thread; the coroutine goes on on the loop.
/// </summary>
/// <remarks>
/// While it registers with the awaiter it is the synchronization context, so that the end comes to it and nowhere else: not
/// inline on some thread, not through the thread pool and not through the scheduler that the loop may run in.
/// </remarks>
internal sealed partial class ForeignWait : SynchronizationContext, IWaitable, IRunsOutside, IForeignEnd, ITaskEnd
{
    /// <summary>What the foreign side calls when it is done.</summary>
    internal readonly Action Callback;

    // What it registers with tasks; made at the first one.
    private object? registration;

    // Null once the loop has closed and the wait was abandoned.
    private volatile EventLoop? loop;
    private Type awaiterType = typeof(void);
    private IAwaitHost host = null!;

    // The awaited task: only of the kind Task.
    private Task? task;
    private LoopTask? strand;

    // The stretch in which it began.
    private long begun;

    // Whether a cancel was to come when it began.
    private bool beganAsked;
    private State state;

    private ForeignWait(EventLoop loop)
    {
        this.loop = loop;
        Callback = Completed;
    }

    private enum State : byte
    {
        Waiting,
        Done,

        // Nobody waits any longer; the task still has to call back.
        Abandoned,
        Silenced,

        // Nobody waits any longer; the result of the source is to be taken and dropped.
        Left,
    }

    internal AwaiterKind Kind { get; private set; }

    /// <summary>The wait of a coroutine for a foreign awaiter.</summary>
    /// <param name="loop">Its loop.</param>
    /// <param name="box">The coroutine.</param>
    /// <param name="kind">What may be done with the awaiter.</param>
    /// <param name="awaiter">The awaiter.</param>
    /// <param name="isRegistered">Whether the awaited task calls it back already, since it served another wait for that task which was abandoned.</param>
    internal static ForeignWait For<TAwaiter>(EventLoop loop, IAwaitHost box, AwaiterKind kind, ref TAwaiter awaiter, out bool isRegistered)
    {
        // Every awaiter of a task begins with the reference to it, as the base class library itself relies on.
        var task = kind == AwaiterKind.Task ? Unsafe.As<TAwaiter, Task>(ref awaiter) : null;
        var wait = (task ?? SourceBehind(loop, kind, ref awaiter)) is Task source ? loop.LeftWaits.TakeFor(source) : null;
        isRegistered = wait is not null;
        wait ??= loop.SpareWaits.TryTake() ?? new ForeignWait(loop);
        wait.task = task;
        wait.host = box;
        wait.Kind = kind;
        if (wait.awaiterType != typeof(TAwaiter))
        {
            wait.awaiterType = typeof(TAwaiter);
        }

        wait.begun = loop.Segment;
        wait.thrownBelow = 0;
        wait.wasUnderWay = false;
        wait.state = State.Waiting;
        loop.BeginForeignWait(task);
        return wait;
    }

    // Of a value it is looked for only where something was left behind: it costs a copy of the awaiter.
    private static object? SourceBehind<TAwaiter>(EventLoop loop, AwaiterKind kind, ref TAwaiter awaiter) =>
        kind == AwaiterKind.ValueTask && !loop.LeftWaits.IsEmpty ? ForeignAwaiter.Of(typeof(TAwaiter))?.Awaited(awaiter!) : null;

    /// <summary>Asks the awaited task to call back.</summary>
    /// <returns>False if that has to be done by the awaiter, with the wait as the context.</returns>
    internal bool TryRegister()
    {
        if (task is null || (registration ??= Registration.Make(this, Callback)) is not { } known)
        {
            return false;
        }

        if (!Registration.Add(task, known))
        {
            CompletedHere();
        }

        return true;
    }

    /// <summary>
    /// The awaited thing is done and says so to the context it captured: with the callback, most often. It may also be code of
    /// its own that captured the context while the awaiter registered, and has nothing to do with the loop.
    /// </summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        // A task posts nothing but the callback, and wraps that only so that it can be posted. So do most sources of a ValueTask.
        if (ReferenceEquals(state, Callback) && (task is not null || ValueTaskCallback.IsAllOf(d)))
        {
            Completed();
        }
        else
        {
            d(state);
        }
    }

    /// <inheritdoc cref="Post"/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    void IWaitable.Register(LoopTask parking)
    {
        // A task that stands for it may have been asked to end before its first step: what it stands for is older.
        beganAsked = parking.Request is not null && !parking.IsOfForeign;
        if (state == State.Done)
        {
            GoOn(parking);
        }
        else
        {
            strand = parking;
        }
    }

    string IWaitable.Describe(LoopTask parked) => Describe();

    // Run from the inbox: the end was told on another thread.
    void IReadyItem.Run()
    {
        try
        {
            CompletedHere();
        }
        catch (InvalidOperationException misuse)
        {
            // Whoever called is on another thread and long gone.
            loop!.Report(new LoopError(misuse.Message, misuse));
        }
    }

    // The loop has closed: nobody goes on, but nothing is lost.
    void IRunsOutside.RunOutside() => EndedLeft();

    /// <summary>The awaiter has refused to call back: who awaits is told by it, and nobody waits.</summary>
    internal void Refused()
    {
        if (state == State.Waiting)
        {
            // It may have kept the callback nevertheless, and live longer than the loop.
            state = State.Silenced;
            loop!.EndForeignWait(task);
            loop = null;
        }
    }

    /// <summary>Has the coroutine go on to an exception. Thrown out of its suspension that would pass by its finally blocks.</summary>
    /// <returns>False where the awaiter is unknown: it cannot be given one.</returns>
    internal bool TryThrowAtAwait(Exception failure) =>
        ForeignAwaiter.Of(awaiterType) is { } awaiter
        && host.KeptAwaiter(awaiterType) is { } kept
        && host.ReplaceAwaiter(awaiterType, awaiter.Failed(kept, failure));

    private string Describe() => task is null ? ForeignName.OfAwaiter(awaiterType, Kind) : ForeignName.Of(task);

    private void Completed()
    {
        if (loop is not { } its)
        {
            EndedLeft();
        }
        else if (EventLoop.RunningHere == its)
        {
            CompletedHere();
        }
        else
        {
            its.Inbox.Add(this);
        }
    }

    private void CompletedHere()
    {
        switch (state)
        {
            case State.Abandoned:
                loop!.LeftWaits.Ended(task!, this);
                EndedLeft();
                break;
            case State.Left:
                loop!.LeftSources.Remove(this);
                EndedLeft();
                break;
            case State.Silenced:
                break;
            case State.Waiting:
                state = State.Done;
                loop!.EndForeignWait(task);
                if (strand is { } waiting)
                {
                    strand = null;
                    GoOn(waiting);
                }

                break;
            default:
                throw new InvalidOperationException(
                    $"An awaiter of type '{awaiterType}' called its continuation twice. The second call is ignored: the coroutine has gone on already."
                );
        }
    }

    private void GoOn(LoopTask waiting)
    {
        var isDelivered = waiting.ComingRequest is { } request ? Settle(waiting, request) : HasEndedByEarlier(waiting) || HasEndedFromAround(waiting);

        waiting.ContinueInStep(isDelivered ? WakeKind.AwaitedCancelled : WakeKind.Other);
        Release();
    }

    /// <summary>
    /// Serves the next wait, unless the awaiter is unknown: one that calls back twice must not wake another's wait. An
    /// abandoned one never comes here, since its callback is still to be called.
    /// </summary>
    private void Release()
    {
        host = null!;
        task = null;
        if (cancel is not null)
        {
            cancel = null;
        }

        if (Kind != AwaiterKind.Custom)
        {
            loop!.SpareWaits.Keep(this);
        }
    }
}
