using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>A task tree that another thread asks for. The loop takes it when it comes to it.</summary>
internal sealed class OutsideCapture(EventLoop loop, TreeCapture capture) : IRunsOutside
{
    private static readonly TimeSpan MostBetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEventSlim over = new();
    private TaskTree? tree;
    private ExceptionDispatchInfo? failure;
    private volatile bool abandoned;

    /// <param name="patience">How long to wait at most, by the system's clock; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    internal TaskTree Wait(TimeSpan patience)
    {
        loop.RequireOpen();
        return EventLoop.RunningHere is { } here ? here.StandStill(() => WaitOutside(patience)) : WaitOutside(patience);
    }

    private TaskTree WaitOutside(TimeSpan patience)
    {
        if (loop.TryLook(Look, out var seen))
        {
            return seen!;
        }

        loop.Inbox.Add(this);
        var left = patience == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : patience;
        do
        {
            // A run may have ended without a look into the inbox, and nobody may begin another one.
            var part = left < MostBetweenLooks ? left : MostBetweenLooks;
            if (over.Wait(part))
            {
                failure?.Throw();
                return tree!;
            }

            if (loop.TryLook(Look, out seen))
            {
                return seen!;
            }

            left -= part;
        } while (left > TimeSpan.Zero);

        abandoned = true;
        throw new TimeoutException($"{loop} did not come to show its tasks within {patience.TotalSeconds:0.###} s: a step blocks it, or nothing runs it.");
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

    // Nobody runs the loop, so that no turn of it comes in between; one just before may have taken the tree.
    private TaskTree Look()
    {
        if (over.IsSet && tree is { } taken)
        {
            return taken;
        }

        abandoned = true;
        return capture.Take();
    }
}
