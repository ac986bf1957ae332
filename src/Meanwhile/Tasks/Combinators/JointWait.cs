namespace Meanwhile;

/// <summary>Waits for several futures, without raising what they fail with and without cancelling them.</summary>
internal sealed class JointWait : IFutureObserver, IWaitOwner
{
    private readonly Future[] futures;
    private readonly WaitUntil until;
    private int left;

    internal JointWait(EventLoop loop, Future[] futures, WaitUntil until)
    {
        this.futures = futures;
        this.until = until;
        left = futures.Length;
        Over = new OwnedFuture(loop, this);
    }

    /// <summary>Done when the wait is over.</summary>
    internal Future Over { get; }

    IEnumerable<Future> IWaitOwner.Awaited => futures;

    string IWaitOwner.DescribeWait() =>
        until switch
        {
            _ when futures is [var single] => single.Describe(),
            WaitUntil.All => $"all of {futures.Length}",
            WaitUntil.First => $"the first of {futures.Length}",
            _ => $"all of {futures.Length}, or the first failure",
        };

    public void Done(Future future)
    {
        left--;
        var over =
            left == 0
            || until == WaitUntil.First
            || (until == WaitUntil.FirstException && !future.IsCancelled && !future.IsSucceeded);
        if (over && !Over.IsDone)
        {
            Over.SetResult();
        }
    }

    internal void TimeOut()
    {
        if (!Over.IsDone)
        {
            Over.SetResult();
        }
    }
}
