namespace Meanwhile;

public partial class LoopTask
{
    /// <summary>
    /// Cancels the task and waits until it has ended, clean-up included. Unlike <c>Cancel</c> followed by an await it does not
    /// swallow a cancellation of the code that waits.
    /// </summary>
    /// <param name="message">A reason, which the exception inside the task carries.</param>
    /// <exception cref="Exception">From the await: what the task failed with, if its clean-up failed.</exception>
    /// <exception cref="CancelledException">From the await: the code that waits was cancelled itself.</exception>
    public Coroutine CancelAndWait(string? message = null)
    {
        Loop.RequireOwner(nameof(CancelAndWait));
        return Async.CancelAndWait(this, message);
    }

    /// <summary>The task for code that wants a <see cref="Task"/>. It ends as this one does: a cancel is a cancel there.</summary>
    public Task AsTask()
    {
        RequireOwnerUnlessDone();
        return details?.Bridge ?? Bridged<VoidResult>();
    }

    private void RequireOwnerUnlessDone()
    {
        if (!IsDone)
        {
            Loop.RequireOwner(nameof(AsTask));
        }
    }

    /// <summary>The same for as long as it is not done: a task of its own for each call would stay registered until then.</summary>
    private protected Task<T> Bridged<T>()
    {
        RequireOwnerUnlessDone();
        if (details?.Bridge is not Task<T> bridge)
        {
            bridge = new TaskBridge<T>(this).Task;
            if (!bridge.IsCompleted)
            {
                Details.Bridge = bridge;
            }
        }

        return bridge;
    }
}
