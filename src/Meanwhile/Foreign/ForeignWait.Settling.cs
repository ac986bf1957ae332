namespace Meanwhile;

// What was awaited has ended although, or since, its code was asked to end: what becomes of the cancel.
internal sealed partial class ForeignWait
{
    /// <summary>The awaited thing has ended, and a cancel is to come or on its way.</summary>
    /// <returns>Whether that is thrown when the coroutine goes on.</returns>
    private bool Settle(LoopTask waiting, CancelRequest request)
    {
        var its = cancel ?? new Cancelling(host, awaiterType);
        if (its is not { Awaiter: { } awaiter, Kept: { } kept })
        {
            UseUpIfThrownBelow(waiting, request);
            return false;
        }

        if (awaiter.IsSilent(kept))
        {
            waiting.NoteKept(request);
            return false;
        }

        var isFaulted = awaiter.IsFaulted(kept);
        if (awaiter.IsCanceled(kept) && IsDisposalOnTheWayOut(its, request) && awaiter.Completed(kept) is { } completed)
        {
            // Thrown here it would replace the exception that led here. What that leads to next goes before it too.
            awaiter.Take(kept, out _);
            host.ReplaceAwaiter(awaiterType, completed);
            waiting.Hold(request);
        }
        else if (awaiter.IsCanceled(kept))
        {
            waiting.EndedByForeign(request, TokenOf(its.Awaited as Task));
            return true;
        }
        else if (!isFaulted && !request.IsHeld && cancel is not { Course: Course.HasEnded } && its.GivesOneOfSeveral)
        {
            // One of several that were waited for: nothing was granted, and whoever gave it was told of the cancel or would not hear of it.
            Throw(waiting, request, its, null);
            return true;
        }
        else if (UseUpIfThrownBelow(waiting, request))
        {
            return false;
        }
        else if (beganAsked && !request.IsHeld && (IsThrownAfter(its, request) || (!isFaulted && IsAfterAnother(its, request))))
        {
            // Code that goes on and on with such awaits would never hear of the cancel otherwise.
            var failure = awaiter.Take(kept, out var dropped);
            if (failure is null)
            {
                ReportDropped(dropped, its, waiting.Owner.DescribeWithPlace());
            }

            Throw(waiting, request, its, failure);
            return true;
        }
        else if (isFaulted && (cancel is not { Course: Course.Below } || (request.IsHeld && !waiting.CleansUp) || IsTold(waiting, request) || its.Heard?.IsHidden(its.Awaited) == true))
        {
            // Its clean-up comes first.
            waiting.Hold(request);
        }
        else if (!isFaulted)
        {
            waiting.NoteKept(request);
        }

        return false;
    }

    // By a cancel of its own that was heard of elsewhere, as in another of several methods: it stands for one that comes before the code goes on.
    private bool HasEndedByEarlier(LoopTask waiting) =>
        waiting.Owner.CancelRequests > 0
        && task is { IsCanceled: true }
        && (TaskOutcome.FailureOf(task) is CancelledException { Made: > 0 } || Scope.Issued(waiting, TokenOf(task)));

    // By a token of code around, which is asked to end and ends this code in the course of that: it stands for the cancel that comes then before the code goes on.
    private bool HasEndedFromAround(LoopTask waiting) =>
        waiting.Owner.IsToldAround(begun) && new Cancelling(host, awaiterType) is { Awaiter: { } awaiter, Kept: { } kept } && !awaiter.IsSilent(kept) && awaiter.IsCanceled(kept);

    // What is parked below has got the cancel, and the code in between has turned it into what it likes.
    private bool UseUpIfThrownBelow(LoopTask waiting, CancelRequest request)
    {
        if (cancel is not { Course: Course.Below } below || !HasThrownBelow(request) || below.GivesNoAnswer(request) || below.Heard?.IsHidden(below.Awaited) == true)
        {
            return false;
        }

        waiting.Delivered(request);
        return true;
    }

    private void Throw(LoopTask waiting, CancelRequest request, Cancelling its, Exception? dropped)
    {
        host.ReplaceAwaiter(awaiterType, its.Awaiter!.Failed(host.KeptAwaiter(awaiterType)!, request.ToException(dropped)));
        waiting.Delivered(request);
    }

    // The exception knows it of the task. Made and not thrown: many are cancelled at once when a program ends.
    private static CancellationToken TokenOf(Task? ended) => ended is { IsCanceled: true } ? new TaskCanceledException(ended).CancellationToken : default;
}
