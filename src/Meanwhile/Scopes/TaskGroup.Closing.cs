namespace Meanwhile;

// How a group ends: this follows CPython's TaskGroup step by step.
public sealed partial class TaskGroup
{
    private readonly ChildObserver observer;

    // Who waits for the children to end, or did until just now.
    private LoopTask? closedBy;

    /// <returns>The exception by which the group ends, or null.</returns>
    private async Coroutine<Exception?> Close(Exception? ending)
    {
        bodyEnded = true;
        var cancellation = ending is OperationCanceledException told ? loop.Strand!.TryTakeForOwn(told, scope) : null;

        var bodyFailed = ending is not null && cancellation is null && IsFailureOfItsOwn(ending, cancelled: aborting);

        if (ending is not null)
        {
            Abort(null, isByCancel: cancellation is not null, isFromAround: scope.WasAskedSinceEntry);
        }

        CancelledException? whileClosing = null;
        while (children.Count > 0)
        {
            allDone = new OwnedFuture(loop, observer);
            try
            {
                await allDone;
            }
            catch (CancelledException cancel)
            {
                // A second cancel from outside does not abandon the children either.
                whileClosing = cancel;
                if (!aborting)
                {
                    cancellation = cancel;
                    Abort(null, isByCancel: true, isFromAround: true);
                }
            }

            allDone = null;
        }

        finished = true;
        var exit = scope.Exit();
        if (exit is ScopeExit.Delivered or ScopeExit.NotDelivered)
        {
            // It was the group's own cancel: nobody outside asked for one.
            cancellation = null;
        }

        if (exit is ScopeExit.OuterCancelled or ScopeExit.NotRequested)
        {
            // It came while the group was ending for a reason of its own, and is not lost by that.
            cancellation ??= whileClosing;
        }

        if (bodyFailed)
        {
            errors.Add(ending!);
        }

        if (cancellation is not null && errors.Count == 0)
        {
            if (exit == ScopeExit.OuterCancelled)
            {
                loop.Strand!.HearsOfOuter(scope);
            }

            return cancellation;
        }

        if (errors.Count == 0)
        {
            return null;
        }

        if (scope.HasOuterRequest)
        {
            // The failures go first; a cancel from outside, which was taken in here or earlier, meets the next suspension.
            scope.RenewOuterRequest();
        }

        return new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }

    private void Abort(string? message, bool isByCancel = false, bool isFromAround = false)
    {
        if (aborting)
        {
            return;
        }

        aborting = true;
        foreach (var child in Members.ToArray())
        {
            if (isFromAround)
            {
                child.CancelFromAround(message);
            }
            else
            {
                child.Cancel(message);
            }
        }

        notStarted.Clear();
        if (bodyEnded && !isByCancel)
        {
            // A cancel from outside has reached what is inside by itself.
            closedBy = allDone?.AwaitedBy ?? closedBy ?? loop.Strand;
            scope.EndWhatWasBegun(closedBy!);
        }
    }

    private void Finished(LoopTask child)
    {
        children.Remove(child);
        if (!heldBack.Remove(child))
        {
            startedChildren--;
        }

        while (!aborting && startedChildren < limit && notStarted.TryDequeue(out var next))
        {
            // One that was cancelled while it waited may be on its way to its end.
            if (!next.IsDone)
            {
                heldBack.Remove(next);
                startedChildren++;
                next.LetBegin();
            }
        }

        if (children.Count == 0 && allDone is { IsDone: false })
        {
            closedBy = allDone.AwaitedBy;
            allDone.SetResult();
        }

        if (child.IsCancelled)
        {
            if (needsAll)
            {
                lost ??= child;
                if (!aborting && !scope.IsAskedFromAround)
                {
                    AbortAll();
                }
            }

            return;
        }

        if (child.Exception is not { } failure || IsToldByScope(failure))
        {
            return;
        }

        if (IsFailureOfItsOwn(failure, cancelled: aborting && child.CancelRequests > 0))
        {
            errors.Add(failure);
        }

        if (!aborting)
        {
            AbortAll();
        }
    }

    private void AbortAll()
    {
        Abort(null, isFromAround: scope.IsAskedFromAround);
        if (!bodyEnded)
        {
            scope.Request(null);
        }
    }

    // It was given the token of the code around it, and ended by that: no failure of its own.
    private bool IsToldByScope(Exception failure) =>
        failure is OperationCanceledException { CancellationToken: var token } && (!needsAll || token.IsCancellationRequested) && Scope.Issued(scope, token);

    /// <summary>
    /// Whether a child or the body has failed by itself. What it awaited may have failed and ended the group; that came before
    /// the group's cancel, and so it ended with the exception that is known already, and not by the cancel.
    /// </summary>
    private bool IsFailureOfItsOwn(Exception failure, bool cancelled)
    {
        knownErrors ??= new HashSet<Exception>(ReferenceEqualityComparer.Instance);
        return knownErrors.Add(failure) || !cancelled;
    }

    private sealed class ChildObserver(TaskGroup group) : IFutureObserver, IWaitOwner
    {
        // Its coroutine has them as members.
        IEnumerable<Future> IWaitOwner.Awaited => [];

        string IWaitOwner.DescribeWait() => $"a group of {group.children.Count}";

        public void Done(Future future) => group.Finished((LoopTask)future);
    }
}
