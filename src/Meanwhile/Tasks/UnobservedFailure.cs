namespace Meanwhile;

/// <summary>
/// Watches whether anybody looks at a failure. Made only when a future fails; its finalizer runs once the future is
/// unreachable, and the loop asks those still left when it closes.
/// </summary>
internal sealed class UnobservedFailure
{
    private readonly EventLoop loop;
    private readonly string what;
    private int reported;

    private UnobservedFailure(EventLoop loop, string what, Exception failure)
    {
        this.loop = loop;
        this.what = what;
        Failure = failure;
    }

    /// <summary>The exception that the future failed with.</summary>
    internal Exception Failure { get; }

    ~UnobservedFailure()
    {
        Report();
    }

    internal static UnobservedFailure Watch(Future future, Exception failure)
    {
        var watch = new UnobservedFailure(future.Loop, future.DescribeWithPlace(), failure);
        future.Loop.Unobserved.Add(watch);
        return watch;
    }

    /// <summary>Somebody looked.</summary>
    internal void Seen()
    {
        Volatile.Write(ref reported, 1);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reports the failure unless it was seen or reported before. May run on the finalizer's thread.</summary>
    internal void Report()
    {
        if (Interlocked.Exchange(ref reported, 1) == 0)
        {
            loop.ReportFromAnyThread(new LoopError($"Exception of {what} was never looked at", Failure));
        }
    }
}
