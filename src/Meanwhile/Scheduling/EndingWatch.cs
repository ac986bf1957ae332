namespace Meanwhile;

/// <summary>Says what a loop waits for that is to end and does not, by the real clock: after a while, and then every minute.</summary>
internal sealed class EndingWatch : IPatient, IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly EventLoop loop;
    private readonly string what;
    private readonly long begun;
    private bool isOver;

    private EndingWatch(EventLoop loop, string what)
    {
        this.loop = loop;
        this.what = what;
        begun = loop.RealTime.Now;
    }

    /// <param name="loop">The loop, on whose thread this is called or which stands still.</param>
    /// <param name="what">What takes its time, for the message.</param>
    internal static EndingWatch Begin(EventLoop loop, string what)
    {
        var watch = new EndingWatch(loop, what);
        if (loop.WindUpReport != Timeout.InfiniteTimeSpan)
        {
            loop.Patience.WaitUntil(loop.RealTime.After(loop.WindUpReport), watch);
        }

        return watch;
    }

    public void Dispose() => isOver = true;

    bool IPatient.Waits(long stamp) => !isOver;

    void IPatient.RunOut(long stamp)
    {
        var threads = loop.Workers.Busy switch
        {
            0 => "",
            1 => ", and for 1 piece of work on its threads",
            var busy => $", and for {busy} pieces of work on its threads",
        };
        loop.Report(new LoopError($"{what} has taken {loop.RealTime.Since(begun).TotalSeconds:0} s so far. It waits for these tasks{threads}:{Environment.NewLine}{TaskTree.Capture(loop)}"));
        loop.Patience.WaitUntil(loop.RealTime.After(Again), this);
    }
}
