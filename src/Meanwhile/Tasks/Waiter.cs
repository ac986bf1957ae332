namespace Meanwhile;

/// <summary>Waits for several futures, without raising what they fail with and without cancelling them.</summary>
internal sealed class Waiter(EventLoop loop, int count, WaitUntil until) : IFutureObserver
{
    private int left = count;

    /// <summary>Done when the wait is over.</summary>
    internal Future Over { get; } = new(loop);

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
