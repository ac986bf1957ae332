namespace Meanwhile;

/// <summary>
/// Awaits that can be given no exception, such as that of <see cref="Task.Yield"/>, met by a cancel. They go on to their end; code that goes
/// on and on with them is told of.
/// </summary>
internal sealed class Unthrowables(EventLoop loop)
{
    private const int Most = 1000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>A cancel has met one.</summary>
    /// <param name="parked">Who awaits.</param>
    /// <param name="request">The cancel.</param>
    /// <param name="what">What is awaited.</param>
    internal void Met(LoopTask parked, CancelRequest request, string what)
    {
        if (request.Unthrowable < 0)
        {
            return;
        }

        request.Unthrowable++;
        if (request.Unthrowable == 1)
        {
            loop.Patience.WaitUntil(loop.RealTime.After(Longest), new Watch(this, parked, request, what));
        }
        else if (request.Unthrowable == Most)
        {
            Report(parked, request, what, $"in {Most:N0} awaits");
        }
    }

    private void Report(LoopTask parked, CancelRequest request, string what, string since)
    {
        request.Unthrowable = -1;
        loop.Folded.Add(
            what,
            () =>
                $"{parked.Owner.DescribeWithPlace()} was asked to end and has not {since}: it awaits {what}, which can be given no exception. "
                + "Await what can be, such as Yield() or Sleep() in place of Task.Yield(), or look at CurrentToken in between."
        );
    }

    private sealed class Watch(Unthrowables owner, LoopTask parked, CancelRequest request, string what) : IPatient
    {
        public bool Waits(long stamp) => request.Unthrowable > 0 && parked.Request is { } pending && pending.Includes(request);

        public void RunOut(long stamp) => owner.Report(parked, request, what, "within a second");
    }
}
