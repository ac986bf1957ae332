using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Shows a future to foreign code as a <see cref="Task"/>.</summary>
internal sealed class TaskBridge<T> : IOutsideObserver
{
    // The builder of async methods makes a cancelled task of an OperationCanceledException and keeps the exception itself,
    // which a TaskCompletionSource does not.
    private readonly EventLoop loop;
    private AsyncTaskMethodBuilder<T> builder = AsyncTaskMethodBuilder<T>.Create();

    internal TaskBridge(Future future)
    {
        loop = future.Loop;
        Task = builder.Task;
        if (future.IsDone)
        {
            Done(future);
        }
        else
        {
            future.Loop.RequireOwner(nameof(LoopTask.AsTask));
            if (loop.IsClosed)
            {
                LoopClosed();
            }
            else
            {
                future.AddObserver(this);
            }
        }
    }

    internal Task<T> Task { get; }

    public void LoopClosed()
    {
        using (HopContext.InPlace())
        {
            builder.SetException(Errors.LoopClosed(loop));
        }
    }

    public void Done(Future future)
    {
        using (HopContext.InPlace())
        {
            if (future.IsCancelled)
            {
                builder.SetException(future.CancellationToThrow());
            }
            else if (future.Exception is { } failure)
            {
                builder.SetException(failure);
            }
            else
            {
                builder.SetResult(typeof(T) == typeof(VoidResult) ? default! : Futures.ResultOf<T>(future));
            }
        }
    }
}
