namespace Meanwhile;

/// <summary>A <see cref="Task"/> as a future of the loop.</summary>
internal sealed class ForeignFuture<T> : Future<T>
{
    private readonly Task task;
    private readonly LoopTask? owner;
    private TaskEnd? end;

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
            future.end = TaskEnd.Of(future.Loop, task, future.Take);
        }

        return future;
    }

    internal override bool CancelPending(string? message)
    {
        // Where coroutines of the task that made it run below foreign code, the cancel reaches those, and the foreign task ends
        // by it. Otherwise nothing of ours is in there, and nobody waits for it any longer.
        if (owner is null || !Loop.HasBranchBelow(owner, end!))
        {
            end!.Leave();
            FinishCancelled(new CancelledException(message));
        }

        return true;
    }

    internal override string Describe() => ForeignName.Of(task);

    private void Take()
    {
        if (task.IsCanceled)
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
}
