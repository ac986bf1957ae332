using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>A task tree that another thread asks for. The loop takes it when it comes to it.</summary>
internal sealed class OutsideCapture(EventLoop loop, TreeCapture capture) : IRunsOutside
{
    private readonly ManualResetEventSlim over = new();
    private TaskTree? tree;
    private ExceptionDispatchInfo? failure;
    private volatile bool abandoned;

    internal TaskTree Wait(TimeSpan patience)
    {
        loop.RequireOpen();
        if (!loop.IsRunning && TryTakeNow())
        {
            return tree!;
        }

        loop.Inbox.Add(this);

        // A wait of more than this many milliseconds is refused.
        if (!over.Wait(patience.TotalMilliseconds > int.MaxValue ? Timeout.InfiniteTimeSpan : patience))
        {
            abandoned = true;
            throw new TimeoutException($"{loop} did not come to show its tasks within {patience.TotalSeconds:0.###} s: a step blocks it, or nothing runs it.");
        }

        failure?.Throw();
        return tree!;
    }

    public void Run()
    {
        if (abandoned)
        {
            return;
        }

        try
        {
            tree = capture.Take();
        }
        catch (Exception thrown)
        {
            failure = ExceptionDispatchInfo.Capture(thrown);
        }

        over.Set();
    }

    public void RunOutside()
    {
        failure = ExceptionDispatchInfo.Capture(Errors.LoopClosed(loop));
        over.Set();
    }

    // Nobody runs the loop: this thread does for as long as it takes. Another one may have begun to in between.
    private bool TryTakeNow()
    {
        if (EventLoop.RunningHere is not null)
        {
            return false;
        }

        return loop.TryPrepare(capture.Take, out tree);
    }
}
