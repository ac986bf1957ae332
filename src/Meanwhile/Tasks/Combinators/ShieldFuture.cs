namespace Meanwhile;

/// <summary>Stands before a future so that a cancel of whoever awaits does not reach it. As asyncio's <c>shield</c>.</summary>
internal sealed class ShieldFuture<T> : Future<T>, IFutureObserver
{
    private readonly Future inner;

    internal ShieldFuture(Future inner)
        : base(inner.Loop)
    {
        this.inner = inner;
        inner.AddObserver(this);
    }

    internal override bool CancelPending(string? message)
    {
        base.CancelPending(message);
        if (!inner.IsDone)
        {
            // One for all cancelled shields: what is inside may outlive many, and its failure is one failure.
            inner.RemoveObserver(this);
            inner.RemoveObserver(LostFailure.Instance);
            inner.AddObserver(LostFailure.Instance);
        }

        return true;
    }

    public void Done(Future future)
    {
        if (IsCancelled)
        {
            LostFailure.Instance.Done(future);
        }
        else if (future.IsCancelled)
        {
            FinishCancelled(future.CancellationToThrow());
        }
        else if (future.Exception is { } failure)
        {
            FinishFailed(failure);
        }
        else
        {
            SetResult(typeof(T) == typeof(VoidResult) ? default! : Futures.ResultOf<T>(future));
        }
    }

    internal override IEnumerable<Future> Behind => [inner];

    internal override string Describe() => $"shield of {inner.Describe()}";
}

/// <summary>Nobody waits any longer for what is inside a shield: its failure would be lost.</summary>
file sealed class LostFailure : IFutureObserver
{
    internal static readonly LostFailure Instance = new();

    public void Done(Future future)
    {
        if (!future.IsCancelled && future.Exception is { } lost)
        {
            future.Loop.Report(new LoopError($"{future.DescribeWithPlace()} failed inside a shield whose await was cancelled", lost));
        }
    }
}
