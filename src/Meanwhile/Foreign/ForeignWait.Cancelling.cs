using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Meanwhile;

// A cancel meets an await of .NET's own. The tokens have been cancelled before; the table in docs/cancellation.md says it for users.
internal sealed partial class ForeignWait : IPatient
{
    // What a cancel has to do with the wait; null while there is none.
    private Cancelling? cancel;

    // Whether it had not ended when the tokens were about to tell of the cancel that comes now.
    private bool wasUnderWay;

    // The last of the requests that were thrown into a coroutine which brings about the end.
    private long thrownBelow;

    /// <summary>How a wait ends that a cancel has met.</summary>
    private enum Course : byte
    {
        /// <summary>By the news that the awaited thing has ended, which is on its way.</summary>
        HasEnded,

        /// <summary>The same, but it was told of the cancel and has ended only since.</summary>
        EndedSince,

        /// <summary>By what is parked below, which gets the cancel.</summary>
        Below,

        /// <summary>By its own end: it was told, or cannot be left. In the long run it is abandoned.</summary>
        Awaited,

        /// <summary>By its own end, however long that takes: it can be given no exception.</summary>
        Unthrowable,
    }

    /// <summary>The ambient tokens are about to tell of a cancel.</summary>
    internal void TokensTell()
    {
        var isFirst = cancel is null;
        cancel ??= new Cancelling(host, awaiterType);
        wasUnderWay = !HasEnded();
        if (isFirst)
        {
            cancel.Course = wasUnderWay ? Course.EndedSince : Course.HasEnded;
        }
    }

    /// <summary>Whether the cancel was thrown into a coroutine that brings about the end.</summary>
    internal bool HasThrownBelow(CancelRequest request) => request.WasThrownBelow && (request.WasThrownSomewhere || request.LastMade <= thrownBelow);

    /// <summary>Whether the cancel has gone to what is parked below, and is over with when that ends by it.</summary>
    internal bool IsBelow => cancel is { Course: Course.Below };

    /// <summary>Whether its end was on the way already when the cancel came.</summary>
    internal bool HasEndedBefore => cancel is { Course: Course.HasEnded or Course.EndedSince };

    /// <summary>Whether what is awaited has heard of the cancel by a token.</summary>
    internal bool WasTold => cancel is { Course: Course.Awaited or Course.Below } && strand is { Request: { } request } parked && IsTold(parked, request);

    void IWaitable.Interrupt(LoopTask parked, CancelRequest request)
    {
        if (cancel is { Course: Course.Unthrowable })
        {
            // A second request changes nothing, and the await counts once.
            return;
        }

        cancel ??= new Cancelling(host, awaiterType);
        if (HasLostSource())
        {
            GoOnWithout(parked);
            return;
        }

        cancel.Since = cancel.Since == 0 ? request.LastMade : cancel.Since;
        cancel.CleansUpBelow |= cancel.Course == Course.Below && thrownBelow > 0;
        cancel.Course = CourseFor(parked, request);
        wasUnderWay = false;
        switch (cancel.Course)
        {
            case Course.HasEnded or Course.EndedSince:
                return;
            case Course.Unthrowable:
                loop!.Unthrowables.Met(parked, request, Describe());
                return;
            case Course.Awaited when !cancel.CleansUpBelow && !MustBeAwaited(parked, request):
                Abandon(parked, request);
                return;
        }

        // Its time runs from the first cancel on that was not taken back.
        if (cancel.Due == 0)
        {
            WaitUntil(request.Deadline());
        }

        if (cancel.Due <= loop!.RealTime.Now)
        {
            RunOutOf(parked, request);
        }
    }

    /// <summary>Whether foreign code that brings about the end goes on without having heard of the cancel that came.</summary>
    internal bool HasMissed => cancel is { Heard.IsMissed: true };

    /// <summary>Whether foreign code that brings about the end may have got something else in the place of the cancel.</summary>
    internal bool MayHide => cancel is { Heard.MayHide: true };

    /// <summary>The cancel was taken back. The next one has its own time.</summary>
    internal void ForgetCancel()
    {
        if (cancel is not null)
        {
            (cancel.Due, cancel.Since, cancel.CleansUpBelow, cancel.IsExtended, cancel.Heard) = (0, 0, false, false, null);
            thrownBelow = 0;
        }
    }

    // What was taken back may come anew, and serves then.
    bool IPatient.Waits(long stamp) => stamp == begun && state == State.Waiting && cancel is { Course: not Course.Unthrowable };

    void IPatient.RunOut(long stamp)
    {
        if (strand is not { Request: { } request } parked || cancel is not { Due: > 0 } || cancel.Due > loop!.RealTime.Now)
        {
            return;
        }

        if (request.IsHeld)
        {
            // Another part of the task cleans up first.
            WaitUntil(request.HeldUntil);
        }
        else
        {
            RunOutOf(parked, request);
        }
    }

    private Course CourseFor(LoopTask parked, CancelRequest request)
    {
        if (HasEnded())
        {
            // The result is there and on its way: it is not lost, and the cancel meets the next suspension.
            return wasUnderWay && IsTold(parked, request) ? Course.EndedSince : Course.HasEnded;
        }

        if (loop!.LeadingBelow(parked, this, request.Origin) != Leading.Nowhere)
        {
            return Course.Below;
        }

        return cancel!.Awaiter is null || cancel.Kept is null ? Course.Unthrowable : Course.Awaited;
    }

    private bool HasLostSource() => task is null && cancel is { Awaiter: { } known, Kept: { } kept } && known.IsLost(kept);

    /// <summary>
    /// The source does not know the await any more, as one that was reset meanwhile, and may never call back. The coroutine goes on, and gets from
    /// its await what the source says to that. The cancel meets the next suspension.
    /// </summary>
    private void GoOnWithout(LoopTask parked)
    {
        state = State.Silenced;
        strand = null;
        cancel = null;
        host = null!;
        loop!.EndForeignWait(task);
        loop = null;
        parked.Wake(WakeKind.Other);
    }

    private bool HasEnded() => task?.IsCompleted ?? (cancel is { Awaiter: { } known, Kept: { } kept } && known.IsCompleted(kept));

    /// <summary>
    /// Whether the wait goes on although the code was asked to end: a result may be taken only once and not early, what was told of the
    /// cancel is to end by itself, and so is clean-up; and what is about to go on may come to a coroutine.
    /// </summary>
    private bool MustBeAwaited(LoopTask parked, CancelRequest request) =>
        cancel!.Awaited is not Task || IsTold(parked, request) || IsStep(cancel) || IsDisposal(cancel, request) || loop!.Posted.LeadsTo(this);

    // What a task stands for is older than its await, and by how much nobody knows.
    private bool IsTold(LoopTask parked, CancelRequest request) => request.HasTold(parked.Scope, parked.IsOfForeign ? 1 : begun, parked.IsOfTold);

    /// <summary>The time is up.</summary>
    private void RunOutOf(LoopTask parked, CancelRequest request)
    {
        if (HasLostSource())
        {
            GoOnWithout(parked);
            return;
        }

        if (HasEnded())
        {
            cancel!.Course = Course.EndedSince;
            return;
        }

        var leading = loop!.LeadingBelow(parked, this, request.Origin);
        if (leading != Leading.Nowhere && cancel!.Course != Course.Below && !request.WasThrown)
        {
            // Opened since: the cancel goes there first.
            cancel.Course = Course.Below;
            parked.PassBelow(request);
            WaitOn();
        }
        else if (leading == Leading.There && parked.PassToUnheard(request, this))
        {
            // The same, of what is left in peace for so long, or beside what got it.
            cancel!.Course = Course.Below;
            WaitOn();
        }
        else if (leading == Leading.There)
        {
            // Code of ours, which got the cancel and cleans up, or declines it.
            WaitOn();
        }
        else if (cancel!.Awaiter is null || cancel.Kept is null)
        {
            cancel.Course = Course.Unthrowable;
            loop.Unthrowables.Met(parked, request, Describe());
        }
        else if ((IsStep(cancel) || cancel.Course == Course.Below || cancel.CleansUpBelow) && !cancel.IsExtended)
        {
            // It is left last: what it waits for itself may just have been, or have ended, and its own end is on the way.
            cancel.IsExtended = true;
            WaitOn(half: true);
        }
        else
        {
            ReportAbandoning(parked, request);
            if (IsDisposal(cancel, request) && cancel.Awaiter.Completed(cancel.Kept) is { } completed)
            {
                Leave(parked, completed, WakeKind.Other);
            }
            else
            {
                Abandon(parked, request);
            }
        }
    }

    private void WaitOn(bool half = false)
    {
        WaitUntil(loop!.RealTime.After(half && loop!.AbandonAfter != Timeout.InfiniteTimeSpan ? loop.AbandonAfter / 2 : loop!.AbandonAfter));
    }

    private void WaitUntil(long due)
    {
        if (due != cancel!.Due)
        {
            cancel.Due = due;
            loop!.Patience.WaitUntil(due, this, begun);
        }
    }

    /// <summary>Throws the cancel at the await, though what is awaited goes on.</summary>
    private void Abandon(LoopTask parked, CancelRequest request)
    {
        parked.Delivered(request);
        var cancellation = request.ToException();
        if (IsStep(cancel!))
        {
            ForgetIterator(cancel!, cancellation);
        }

        // It may be changed in place, and of a source the result is still to be taken by it.
        var replaced = cancel!.Awaited is Task ? cancel.Kept! : host.KeptAwaiter(awaiterType)!;
        Leave(parked, cancel.Awaiter!.Failed(replaced, cancellation), WakeKind.AwaitedCancelled);
    }

    /// <summary>The coroutine goes on with another awaiter, and the result of this one is not wanted any more.</summary>
    private void Leave(LoopTask parked, object replacement, WakeKind how)
    {
        host.ReplaceAwaiter(awaiterType, replacement);
        parked.Wake(how);
        strand = null;
        loop!.EndForeignWait(task);
        if (cancel!.Awaited is Task awaited && cancel.Forgotten is null)
        {
            // The task calls back some time, perhaps never: until then nothing of this wait must stay alive by it.
            state = State.Abandoned;
            task = awaited;
            cancel = null;
            loop!.LeftWaits.Add(awaited, this);
        }
        else
        {
            state = State.Left;
            cancel.Heard = null;
            leftBy = parked.Owner.DescribeWithPlace();
            loop!.LeftSources.Add(this, null);
        }

        host = null!;
    }

    /// <summary>What is known of an await once a cancel has met it.</summary>
    private sealed class Cancelling
    {
        internal Cancelling(IAwaitHost host, Type awaiterType)
        {
            Awaiter = ForeignAwaiter.Of(awaiterType);
            Kept = Awaiter is null ? null : host.KeptAwaiter(awaiterType);
            Awaited = Kept is null ? null : Awaiter!.Awaited(Kept);
        }

        internal ForeignAwaiter? Awaiter { get; }

        /// <summary>A copy of the awaiter that the coroutine keeps.</summary>
        internal object? Kept { get; }

        /// <summary>The task or the source that is awaited.</summary>
        internal object? Awaited { get; }

        internal Course Course { get; set; }

        /// <summary>Who has heard of it below; null for nobody.</summary>
        internal HeardBelow? Heard { get; set; }

        /// <summary>Whether a coroutine below got a cancel before: the code in between cleans up, and a second cancel changes nothing in that.</summary>
        internal bool CleansUpBelow { get; set; }

        /// <summary>The number of the first request that has met it; 0 for none.</summary>
        internal long Since { get; set; }

        /// <summary>When it is abandoned, by the real clock.</summary>
        internal long Due { get; set; }

        internal bool? IsDisposal { get; set; }

        internal bool IsExtended { get; set; }

        internal bool? IsStep { get; set; }

        /// <summary>The iterator that nobody else disposes of.</summary>
        internal IAsyncDisposable? Forgotten { get; set; }

        /// <summary>Whether what it ends with is a task, as of WhenAny: one of several that were waited for, which may be awaited as a plain <see cref="Task"/>.</summary>
        internal bool GivesOneOfSeveral => typeof(Task).IsAssignableFrom(Awaiter!.ResultType ?? ForeignName.ResultOf(Awaited as Task));

        /// <summary>
        /// Whether it is a step of .NET's own that gives a task, as of WhenEach, and nobody has caught the cancel: that has ended by it, or another one, while the code
        /// that got the cancel goes on.
        /// </summary>
        internal bool GivesNoAnswer(CancelRequest request) =>
            IsIteratorStep
            && Awaited!.GetType().Assembly == typeof(Task).Assembly
            && Awaited is IAsyncEnumerator<Task> { Current: { } given }
            && (given.IsCanceled || !(request.WasThrownSomewhere || Heard?.IsBetween(given) == true));

        /// <summary>Whether it is a step of an async iterator written in C#, which is its own source.</summary>
        internal bool IsIteratorStep => Awaited is IAsyncStateMachine and IAsyncDisposable and IValueTaskSource<bool>;

        internal bool AwaitsDisposal =>
            Awaited is IAsyncStateMachine and IAsyncDisposable
            || (Awaited is not null && ForeignName.MethodOf(Awaited)?.EndsWith(nameof(IAsyncDisposable.DisposeAsync), StringComparison.Ordinal) == true);
    }
}
