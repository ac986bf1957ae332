namespace Meanwhile;

/// <summary>A <see cref="Task"/> as a future of the loop.</summary>
internal sealed class ForeignFuture<T> : Future<T>, IForeignEnd
{
    private readonly Task task;
    private readonly LoopTask? owner;

    private ForeignFuture(EventLoop loop, Task task)
        : base(loop)
    {
        this.task = task;
        owner = loop.Strand?.Owner;
    }

    internal static ForeignFuture<T> Of(Task task)
    {
        var future = new ForeignFuture<T>(EventLoop.Current, task);
        if (task.IsCompleted)
        {
            future.Take();
        }
        else
        {
            using (ContextReplaced.ByNone())
            {
                task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(future.Completed);
            }
        }

        return future;
    }

    internal override bool CancelPending(string? message)
    {
        // Where coroutines of the task that made it run below foreign code, the cancel reaches those, and the foreign task ends
        // by it. Otherwise nothing of ours is in there, and nobody waits for it any longer.
        if (owner is null || !Loop.HasBranchBelow(owner, this))
        {
            FinishCancelled(new CancelledException(message));
        }

        return true;
    }

    internal override string Describe() => "a Task";

    private void Completed()
    {
        if (EventLoop.RunningHere == Loop)
        {
            Take();
        }
        else
        {
            Loop.Inbox.Add(new Arrival(this));
        }
    }

    private void Take()
    {
        if (IsDone)
        {
            if (task.Exception is { } late)
            {
                Loop.Report(new LoopError("A Task failed after the await of it was cancelled", late.InnerException));
            }
        }
        else if (task.IsCanceled)
        {
            FinishCancelled(Cancellation());
        }
        else if (task.Exception is { } failure)
        {
            FinishFailed(failure.InnerExceptions.Count == 1 ? failure.InnerException! : failure);
        }
        else
        {
            SetResult(task is Task<T> typed ? Value(typed) : default!);
        }
    }

    private CancelledException Cancellation()
    {
        try
        {
#pragma warning disable RS0030 // The task is finished: nothing blocks.
            task.GetAwaiter().GetResult();
#pragma warning restore RS0030
        }
        catch (CancelledException own)
        {
            return own;
        }
        catch (OperationCanceledException foreign)
        {
            return new CancelledException(null, foreign);
        }

        return new CancelledException();
    }

#pragma warning disable RS0030 // The task is finished: nothing blocks.
    private static T Value(Task<T> finished) => finished.Result;
#pragma warning restore RS0030

    // Not the future itself: as a ready item that one tells its observer.
    private sealed class Arrival(ForeignFuture<T> future) : IReadyItem
    {
        public void Run() => future.Take();
    }
}
