using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>Gives tasks in the order in which they finish: these very tasks, done. As <c>asyncio.as_completed</c>.</summary>
    /// <typeparam name="TFuture">Tasks or futures.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <param name="timeout">How long for all of them, from the first step on; null for as long as it takes. Those not done go on running.</param>
    /// <remarks>
    /// A token that <c>WithCancellation</c> gives is not looked at: cancel the task that iterates, or put the iteration into <see cref="WithTimeout(TimeSpan?, Func{TimeoutScope, Coroutine})"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="tasks"/> is null, or one of them.</exception>
    /// <exception cref="TimeoutException">From a step of the iteration: the time was up.</exception>
    public static IAsyncEnumerable<TFuture> AsCompleted<TFuture>(IEnumerable<TFuture> tasks, TimeSpan? timeout = null)
        where TFuture : Future
    {
        ArgumentNullException.ThrowIfNull(tasks);
        TFuture[] all = [.. tasks.Distinct()];
        foreach (var task in all)
        {
            ArgumentNullException.ThrowIfNull(task, nameof(tasks));
        }

        return InOrderOfCompletion(all, timeout);
    }

    /// <summary>Runs coroutines as tasks and gives those in the order in which they finish. As <c>asyncio.as_completed</c>.</summary>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="coroutines">The coroutines.</param>
    /// <param name="timeout">How long for all of them; null for as long as it takes. Those not done go on running.</param>
    /// <param name="file">Filled in by the compiler: where the tasks are created.</param>
    /// <param name="line">Filled in by the compiler: where the tasks are created.</param>
    /// <remarks>
    /// A token that <c>WithCancellation</c> gives is not looked at: cancel the task that iterates, or put the iteration into <see cref="WithTimeout(TimeSpan?, Func{TimeoutScope, Coroutine})"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="coroutines"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread.</exception>
    /// <exception cref="TimeoutException">From a step of the iteration: the time was up.</exception>
    public static IAsyncEnumerable<LoopTask<T>> AsCompleted<T>(
        IEnumerable<Coroutine<T>> coroutines,
        TimeSpan? timeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        LoopTask<T>[] all = [.. coroutines.Select(coroutine => CreateTask(coroutine, null, false, file, line))];
        return InOrderOfCompletion(all, timeout);
    }

    /// <summary>Runs coroutines as tasks and gives those in the order in which they finish. As <c>asyncio.as_completed</c>.</summary>
    /// <param name="coroutines">The coroutines.</param>
    /// <param name="timeout">How long for all of them; null for as long as it takes. Those not done go on running.</param>
    /// <param name="file">Filled in by the compiler: where the tasks are created.</param>
    /// <param name="line">Filled in by the compiler: where the tasks are created.</param>
    /// <remarks>
    /// A token that <c>WithCancellation</c> gives is not looked at: cancel the task that iterates, or put the iteration into <see cref="WithTimeout(TimeSpan?, Func{TimeoutScope, Coroutine})"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="coroutines"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread.</exception>
    /// <exception cref="TimeoutException">From a step of the iteration: the time was up.</exception>
    public static IAsyncEnumerable<LoopTask> AsCompleted(
        IEnumerable<Coroutine> coroutines,
        TimeSpan? timeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        LoopTask[] all = [.. coroutines.Select(coroutine => CreateTask(coroutine, null, false, file, line))];
        return InOrderOfCompletion(all, timeout);
    }

    private static async IAsyncEnumerable<TFuture> InOrderOfCompletion<TFuture>(TFuture[] tasks, TimeSpan? timeout)
        where TFuture : Future
    {
        var loop = EventLoop.Current;
        Array.ForEach(tasks, static task => task.RequireLoop());
        var finished = new CompletionQueue<TFuture>(loop, tasks);
        var late = 0;
        TimerHandle? alarm = null;
        try
        {
            alarm = DeadlineIn(loop, timeout) is { } deadline ? loop.CallAt(deadline, LeaveTheRest) : null;
            Array.ForEach(tasks, task => task.AddObserver(finished));
            for (var left = tasks.Length; left > 0; left--)
            {
                TFuture? next;
                while (!finished.TryTake(out next))
                {
                    if (left == late)
                    {
                        throw new TimeoutException($"Timed out: {late} of {tasks.Length} tasks were not done in time. They go on running.");
                    }

                    await finished.Arrival();
                }

                yield return next!;
            }
        }
        finally
        {
            alarm?.Cancel();
            foreach (var task in tasks)
            {
                task.RemoveObserver(finished);
            }
        }

        // As in CPython: what ends later is not given any more, however late the next step is taken.
        void LeaveTheRest()
        {
            finished.Close();
            late = tasks.Length - finished.Told;
        }
    }
}
