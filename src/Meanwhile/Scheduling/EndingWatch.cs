namespace Meanwhile;

/// <summary>Says what a loop waits for that is to end and does not, by the real clock: after a while, and then every minute.</summary>
internal sealed class EndingWatch : IPatient, IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly EventLoop loop;
    private readonly string what;
    private readonly LeftCleanUp? cleanUp;
    private readonly long begun;
    private bool isOver;

    private EndingWatch(EventLoop loop, string what, LeftCleanUp? cleanUp)
    {
        this.loop = loop;
        this.what = what;
        this.cleanUp = cleanUp;
        begun = loop.RealTime.Now;
    }

    /// <param name="loop">The loop, on whose thread this is called or which stands still.</param>
    /// <param name="what">What takes its time, for the message.</param>
    /// <param name="cleanUp">Foreign code whose clean-up is waited for; null for none.</param>
    internal static EndingWatch Begin(EventLoop loop, string what, LeftCleanUp? cleanUp = null)
    {
        var watch = new EndingWatch(loop, what, cleanUp);
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
        var foreign = cleanUp?.Describe() is { Length: > 0 } left ? $", and for the clean-up of {left}" : "";
        loop.Report(new LoopError($"{what} has taken {loop.RealTime.Since(begun).TotalSeconds:0} s so far. It waits for these tasks{threads}{foreign}:{Environment.NewLine}{TaskTree.Capture(loop)}"));
        loop.Patience.WaitUntil(loop.RealTime.After(Again), this);
    }
}
