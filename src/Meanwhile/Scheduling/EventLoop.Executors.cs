namespace Meanwhile;

public sealed partial class EventLoop
{
    /// <summary>Runs blocking work on a thread of an executor while the loop goes on. As asyncio's <c>run_in_executor</c>.</summary>
    /// <remarks>
    /// It is handed over at once, not at the await. To cancel the future ends the wait. Work that no thread has begun then never
    /// runs; work that runs is not stopped, a failure of it is reported, and the loop waits for it before it closes.
    /// </remarks>
    /// <param name="executor">Whose threads; null for the loop's own, which <c>ToThread</c> uses.</param>
    /// <param name="work">The work.</param>
    /// <returns>A future that is done when the work is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The executor was disposed.</exception>
    /// <exception cref="InvalidOperationException">The executor's queue is full, the loop is closed, or the call comes from outside while it runs.</exception>
    /// <exception cref="CancelledException">From the await of the future: it or the task that awaits it was cancelled.</exception>
    public Future RunInExecutor(ThreadPoolExecutor? executor, Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunOnThread<VoidResult>(
            executor,
            () =>
            {
                work();
                return default;
            }
        );
    }

    /// <summary>Runs blocking work on a thread of an executor while the loop goes on, and gives its value. As asyncio's <c>run_in_executor</c>.</summary>
    /// <remarks>
    /// It is handed over at once, not at the await. To cancel the future ends the wait. Work that no thread has begun then never
    /// runs; work that runs is not stopped, a failure of it is reported, and the loop waits for it before it closes.
    /// </remarks>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="executor">Whose threads; null for the loop's own, which <c>ToThread</c> uses.</param>
    /// <param name="work">The work.</param>
    /// <returns>A future that gets the value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="ArgumentException">The work gives a task, a coroutine or the like, which nobody would await: for that there is <c>ToThread</c>.</exception>
    /// <exception cref="ObjectDisposedException">The executor was disposed.</exception>
    /// <exception cref="InvalidOperationException">The executor's queue is full, the loop is closed, or the call comes from outside while it runs.</exception>
    /// <exception cref="CancelledException">From the await of the future: it or the task that awaits it was cancelled.</exception>
    public Future<T> RunInExecutor<T>(ThreadPoolExecutor? executor, Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThreadWork.RequireValue<T>(nameof(RunInExecutor), nameof(work));
        return RunOnThread(executor, work);
    }

    private Future<T> RunOnThread<T>(ThreadPoolExecutor? executor, Func<T> work)
    {
        RequireOpen();
        RequireOwner(nameof(RunInExecutor));
        if (runningHere is { } here && here != this)
        {
            throw Errors.OtherLoop("RunInExecutor", this, here);
        }

        return executor is null ? Workers.Run(work) : Workers.TryRun(executor.Crew, work) ?? throw executor.Refusal();
    }
}
