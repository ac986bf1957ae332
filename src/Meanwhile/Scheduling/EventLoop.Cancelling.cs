namespace Meanwhile;

// A cancel goes from task to awaited task, which may be a long way.
public sealed partial class EventLoop
{
    private const int MostCancelDepth = 256;

    private readonly Queue<(LoopTask Task, CancelRequest Request)> deferredCancels = [];
    private int cancelDepth;

    /// <summary>The cancel that is on its way has met a task that it came through.</summary>
    internal bool CancelMetRing { get; set; }

    /// <summary>A cancel goes one task deeper; false if the stack is deep enough and this one waits until it has been unwound.</summary>
    internal bool DescendToCancel(LoopTask task, CancelRequest request)
    {
        if (cancelDepth == MostCancelDepth)
        {
            deferredCancels.Enqueue((task, request));
            return false;
        }

        cancelDepth++;
        return true;
    }

    /// <summary>A cancel has been passed on by one task.</summary>
    /// <returns>At the top: one that had to wait, if there is any.</returns>
    internal (LoopTask Task, CancelRequest Request)? AscendFromCancel() =>
        --cancelDepth == 0 && deferredCancels.TryDequeue(out var deferred) ? deferred : null;
}
