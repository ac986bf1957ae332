namespace Meanwhile;

/// <summary>Hands over futures in the order in which they finish.</summary>
internal sealed class CompletionQueue<TFuture>(EventLoop loop) : IFutureObserver
    where TFuture : Future
{
    private readonly Queue<TFuture> finished = [];
    private Future? arrival;

    internal int Count => finished.Count;

    public void Done(Future future)
    {
        finished.Enqueue((TFuture)future);
        Signal();
    }

    /// <summary>The next one, if one has finished.</summary>
    internal bool TryTake(out TFuture? future) => finished.TryDequeue(out future);

    /// <summary>Wakes whoever waits, to look anew.</summary>
    internal void Signal()
    {
        if (arrival is { IsDone: false })
        {
            arrival.SetResult();
        }
    }

    /// <summary>Waits until there is something to look at.</summary>
    internal async Coroutine Arrival()
    {
        arrival = new Future(loop);
        try
        {
            await arrival;
        }
        finally
        {
            arrival = null;
        }
    }
}
