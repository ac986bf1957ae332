using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

public partial class LoopTask
{
    /// <summary>
    /// Cancels the task and waits until it has ended, clean-up included. Unlike <c>Cancel</c> followed by an await it does not
    /// swallow a cancellation of the code that waits.
    /// </summary>
    /// <param name="message">A reason, which the exception inside the task carries.</param>
    /// <exception cref="Exception">From the await: what the task failed with: before it was asked to end, or in its clean-up.</exception>
    /// <exception cref="CancelledException">From the await: the code that waits was cancelled itself.</exception>
    public Coroutine CancelAndWait(string? message = null)
    {
        Loop.RequireOwner(nameof(CancelAndWait));
        return Async.CancelAndWait(this, message);
    }

    /// <summary>The task for code that wants a <see cref="Task"/>. It ends as this one does: a cancel is a cancel there, and so is a failure with an <see cref="OperationCanceledException"/>, as of an async method. A failure is then for whoever has that <see cref="Task"/>, and not told as one that nobody looked at.</summary>
    public Task AsTask() => HasBridge<Task>(out var kept) ? kept : NewBridge<VoidResult>();

    private protected Task<T> Bridged<T>() => HasBridge<Task<T>>(out var kept) ? kept : NewBridge<T>();

    // A task of its own for each call would stay registered until this one is done.
    private bool HasBridge<TTask>([NotNullWhen(true)] out TTask? kept)
        where TTask : Task
    {
        if (!IsDone)
        {
            Loop.RequireOwner(nameof(AsTask));
        }

        kept = details?.Bridge as TTask;
        return kept is not null;
    }

    private Task<T> NewBridge<T>()
    {
        var bridge = new TaskBridge<T>(this).Task;
        if (!bridge.IsCompleted)
        {
            Details.Bridge = bridge;
        }

        return bridge;
    }
}
