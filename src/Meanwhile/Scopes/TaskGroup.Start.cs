using System.Runtime.CompilerServices;

namespace Meanwhile;

public sealed partial class TaskGroup
{
    /// <summary>
    /// Runs a coroutine as a task of the group and waits until it says that it is ready. asyncio has no counterpart; trio's
    /// <c>nursery.start</c> is one. A cancel of the wait cancels the child too; the clean-up of that is the group's to wait for, and not this call's.
    /// </summary>
    /// <param name="child">The work. It calls <see cref="ReadySignal.Ready"/> when others may rely on it, and goes on.</param>
    /// <param name="name">What messages and the task tree call it; null for "Task-N".</param>
    /// <param name="file">Filled in by the compiler: where the task was created.</param>
    /// <param name="line">Filled in by the compiler: where the task was created.</param>
    /// <exception cref="ArgumentNullException"><paramref name="child"/> is null.</exception>
    /// <exception cref="InvalidOperationException">From the await: the group takes no more tasks, or the child ended before it was ready.</exception>
    public Coroutine Start(
        Func<ReadySignal, Coroutine> child,
        string? name = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(child);
        return Begin(child, name, file, line);
    }

    /// <summary>Runs a coroutine as a task of the group and waits for the value that it gives when it is ready.</summary>
    /// <typeparam name="T">What the child gives: a port, an address.</typeparam>
    /// <param name="child">The work. It calls <see cref="ReadySignal{T}.Ready"/> when others may rely on it, and goes on.</param>
    /// <param name="name">What messages and the task tree call it; null for "Task-N".</param>
    /// <param name="file">Filled in by the compiler: where the task was created.</param>
    /// <param name="line">Filled in by the compiler: where the task was created.</param>
    /// <exception cref="ArgumentNullException"><paramref name="child"/> is null.</exception>
    /// <exception cref="InvalidOperationException">From the await: the group takes no more tasks, or the child ended before it was ready.</exception>
    public Coroutine<T> Start<T>(
        Func<ReadySignal<T>, Coroutine> child,
        string? name = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(child);
        return Begin(child, name, file, line);
    }

    private async Coroutine Begin(Func<ReadySignal, Coroutine> child, string? name, string file, int line) =>
        await Begin<VoidResult>(signal => child(new ReadySignal(signal)), name, file, line);

    private async Coroutine<T> Begin<T>(Func<ReadySignal<T>, Coroutine> child, string? name, string file, int line)
    {
        var ready = new Future<T>(loop);
        var task = CreateTask(child(new ReadySignal<T>(ready)), name, false, file, line);
        task.AddObserver(new EndedEarly<T>(ready));
        try
        {
            return await ready;
        }
        catch (CancelledException) when (!task.IsDone)
        {
            // Who starts a child and is cancelled before it is ready does not leave it behind half started.
            task.Cancel();
            throw;
        }
    }

    private sealed class EndedEarly<T>(Future<T> ready) : IFutureObserver
    {
        public void Done(Future future)
        {
            if (ready.IsDone)
            {
                return;
            }

            if (future.IsCancelled)
            {
                ready.Cancel();
            }
            else
            {
                // A failure of the child is the group's to raise; here it is the reason.
                ready.SetException(
                    new InvalidOperationException($"{future.Describe()} ended before it called Ready.", future.Failure)
                );
            }
        }
    }
}
