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

    public void Done(Future future)
    {
        if (IsCancelled)
        {
            // Nobody waits any longer for what is inside: its failure would be lost.
            if (!future.IsCancelled && future.Exception is { } lost)
            {
                Loop.Report(new LoopError($"{future.DescribeWithPlace()} failed inside a shield whose await was cancelled", lost));
            }
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

    internal override string Describe() => $"shield of {inner.Describe()}";
}
