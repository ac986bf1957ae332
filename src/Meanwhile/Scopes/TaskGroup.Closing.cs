using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Meanwhile;

// How a group ends: this follows CPython's TaskGroup step by step.
public sealed partial class TaskGroup
{
    private readonly ChildObserver observer;

    [StackTraceHidden]
    private async Coroutine Close(Exception? ending)
    {
        bodyEnded = true;
        var cancellation = ending as OperationCanceledException;
        if (cancellation is not null && !parent.IsOwnCancellation(cancellation))
        {
            cancellation = null;
        }

        var endedByCancellation = cancellation is not null;

        if (ending is not null)
        {
            Abort(null);
        }

        while (children.Count > 0)
        {
            allDone = new Future(loop);
            try
            {
                await allDone;
            }
            catch (CancelledException cancel)
            {
                // A second cancel from outside does not abandon the children either.
                if (!aborting)
                {
                    cancellation = cancel;
                    Abort(null);
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

        if (cancellation is not null && errors.Count == 0)
        {
            ExceptionDispatchInfo.Throw(cancellation);
        }

        if (ending is not null && !endedByCancellation)
        {
            errors.Add(ending);
        }

        if (errors.Count > 0)
        {
            if (exit == ScopeExit.OuterCancelled)
            {
                // The failures go first; the cancel from outside, which was taken in here, meets the next suspension.
                scope.RenewOuterRequest();
            }

            throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
        }
    }

    private void Abort(string? message)
    {
        aborting = true;
        foreach (var child in children.OrderBy(static child => child.Number).ToArray())
        {
            child.Cancel(message);
        }

        // Those that wait for a place end by the cancel as soon as they are stepped.
        while (notStarted.TryDequeue(out var waiting))
        {
            loop.Ready.Enqueue(waiting);
        }
    }

    private void Finished(LoopTask child)
    {
        children.Remove(child);
        startedChildren--;
        if (!aborting && notStarted.TryDequeue(out var next))
        {
            startedChildren++;
            loop.Ready.Enqueue(next);
        }

        if (children.Count == 0 && allDone is { IsDone: false })
        {
            allDone.SetResult();
        }

        if (child.IsCancelled || child.Exception is not { } failure)
        {
            return;
        }

        errors.Add(failure);
        if (!aborting)
        {
            Abort(null);
            if (!bodyEnded)
            {
                scope.Request(null);
            }
        }
    }

    private sealed class ChildObserver(TaskGroup group) : IFutureObserver
    {
        public void Done(Future future) => group.Finished((LoopTask)future);
    }
}
