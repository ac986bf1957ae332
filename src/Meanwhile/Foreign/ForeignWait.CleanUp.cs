namespace Meanwhile;

// What a cancel may not overtake: the end of what is disposed of, and of an iterator that is in the middle of a step.
internal sealed partial class ForeignWait
{
    /// <summary>What disposes is clean-up, and an exception thrown into it would replace the one that led there.</summary>
    private bool IsDisposal(Cancelling its, CancelRequest request) =>
        its.IsDisposal ??=
            its.Awaiter!.ResultType is null
            && (
                its.AwaitsDisposal || (Kind == AwaiterKind.ValueTask && (host.PendingException is not null || (its.Awaited is Task && MayDispose(request))))
            );

    private bool IsDisposalOnTheWayOut(Cancelling its, CancelRequest request) => host.PendingException is not null && IsDisposal(its, request);

    /// <summary>
    /// Whether it may be the end of an await using on the way without an exception: nothing in the state machine tells that from another await while
    /// something is held that has to be disposed of. Where it is none, and the code comes to such awaits again and again, the cancel is to be thrown
    /// all the same: of those that begin with the cancel to come there are as many as there are things held, and none after its time.
    /// </summary>
    private bool MayDispose(CancelRequest request)
    {
        var held = host.HeldDisposables;
        var isFurther = request.MeetsDisposalOf(held);
        return held.Count > 0 && (!beganAsked || (isFurther && loop!.RealTime.Now < request.Deadline()));
    }

    /// <summary>
    /// Whether it is a step of an iterator: of one written in C#, or what looks like one of an enumerator written by hand while such a one is held.
    /// </summary>
    private bool IsStep(Cancelling its) =>
        its.IsStep ??=
            its.Awaiter!.ResultType == typeof(bool)
            && (its.IsIteratorStep || (Kind == AwaiterKind.ValueTask && its.Awaited is Task && host.HeldDisposables.Any(HeldDisposables.IsEnumerator)));

    /// <summary>Whether what began in spite of the request gives it way when it has ended: code that goes on and on with such awaits would never hear of it otherwise.</summary>
    private bool IsThrownAfter(Cancelling its, CancelRequest request) => its.Awaited is Task ? IsStep(its) : !IsDisposal(its, request);

    // The first task that was told, though the cancel was to come when its await began, gives its result. Code that goes on and on with such is not to.
    private bool IsAfterAnother(Cancelling its, CancelRequest request) => its.Awaited is Task && !IsDisposal(its, request) && !request.TakeFirstResult();

    // It still runs: the code that leaves the loop over it must not dispose of it, and where it tries that is not what the code ends by.
    private void ForgetIterator(Cancelling its, CancelledException cancellation)
    {
        var iterator = its.Awaited is Task step ? HeldDisposables.EnumeratorOf(step, host.HeldDisposables) : its.Awaited!;
        if (host.ForgetEnumerator(iterator))
        {
            its.Forgotten = (IAsyncDisposable)iterator;
        }
        else if (its.Awaited is not Task)
        {
            loop!.LeftSteps.Add((CoroutineSource)host, cancellation, () => state == State.Left, () => its.Forgotten = (IAsyncDisposable)iterator);
        }
    }
}
