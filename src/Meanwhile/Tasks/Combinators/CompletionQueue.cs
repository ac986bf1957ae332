namespace Meanwhile;

/// <summary>Hands over futures in the order in which they finish.</summary>
/// <param name="loop">The loop they belong to.</param>
/// <param name="expected">Those that are to come, or have come.</param>
internal sealed class CompletionQueue<TFuture>(EventLoop loop, IReadOnlyCollection<TFuture> expected) : IFutureObserver, IWaitOwner
    where TFuture : Future
{
    private readonly Queue<TFuture> finished = [];
    private Future? arrival;
    private bool isClosed;

    internal int Count => finished.Count;

    /// <summary>How many have finished so far, taken or not.</summary>
    internal int Told { get; private set; }

    IEnumerable<Future> IWaitOwner.Awaited => expected;

    string IWaitOwner.DescribeWait() => $"the next of {expected.Count}";

    public void Done(Future future)
    {
        if (isClosed)
        {
            return;
        }

        finished.Enqueue((TFuture)future);
        Told++;
        Signal();
    }

    /// <summary>What has finished by now can still be taken, and what finishes later is passed over.</summary>
    internal void Close()
    {
        isClosed = true;
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
        arrival = new OwnedFuture(loop, this);
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
