namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Waits for tasks or futures. It neither throws what they failed with nor cancels them. As <c>asyncio.wait</c>.
    /// </summary>
    /// <typeparam name="TFuture">Tasks or futures.</typeparam>
    /// <param name="tasks">What to wait for; at least one.</param>
    /// <param name="timeout">How long at most; null for as long as it takes. When it passes, those not done are in Pending.</param>
    /// <param name="until">What to wait for.</param>
    /// <returns>Those that are done and those that are not, each in the order given.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tasks"/> is null, or one of them.</exception>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is not a value of its type.</exception>
    public static Coroutine<(IReadOnlyList<TFuture> Done, IReadOnlyList<TFuture> Pending)> Wait<TFuture>(
        IEnumerable<TFuture> tasks,
        TimeSpan? timeout = null,
        WaitUntil until = WaitUntil.All
    )
        where TFuture : Future
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (!Enum.IsDefined(until))
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, "Wait knows All, First and FirstException.");
        }

        TFuture[] distinct = [.. tasks.Distinct()];
        if (distinct.Length == 0)
        {
            throw new ArgumentException("Wait needs one task at least: with none it would never know what to wait for.", nameof(tasks));
        }

        foreach (var task in distinct)
        {
            ArgumentNullException.ThrowIfNull(task, nameof(tasks));
        }

        return Wait(distinct, timeout, until);

        static async Coroutine<(IReadOnlyList<TFuture> Done, IReadOnlyList<TFuture> Pending)> Wait(TFuture[] tasks, TimeSpan? timeout, WaitUntil until)
        {
            var loop = EventLoop.Current;
            foreach (var task in tasks)
            {
                task.RequireLoop();
            }

            await WaitOver(loop, tasks, timeout, until);
            return (Array.FindAll(tasks, static task => task.IsDone), Array.FindAll(tasks, static task => !task.IsDone));
        }
    }

    /// <summary>As in CPython it takes turns also when all are done: what is done is told by a callback like any other.</summary>
    private static async Coroutine WaitOver(EventLoop loop, Future[] tasks, TimeSpan? timeout, WaitUntil until)
    {
        var wait = new JointWait(loop, tasks, until);
        foreach (var task in tasks)
        {
            task.AddObserver(wait);
        }

        var alarm = DeadlineIn(loop, timeout) is { } deadline ? loop.CallAt(deadline, wait.TimeOut) : null;
        try
        {
            await wait.Over;
        }
        finally
        {
            alarm?.Cancel();
            foreach (var task in tasks)
            {
                task.RemoveObserver(wait);
            }
        }
    }
}
