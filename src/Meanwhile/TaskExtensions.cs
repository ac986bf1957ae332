namespace Meanwhile;

/// <summary>Makes coroutines of what .NET awaits, for functions that take coroutines.</summary>
public static class TaskExtensions
{
    /// <summary>A coroutine that awaits the task.</summary>
    /// <param name="task">The task.</param>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    public static Coroutine AsCoroutine(this Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Scope.IsAskedHere ? Relays.Told.AsCoroutine(task) : Relays.AsCoroutine(task);
    }

    /// <summary>A coroutine that awaits the task and gives its value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="task">The task.</param>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    public static Coroutine<T> AsCoroutine<T>(this Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Scope.IsAskedHere ? Relays.Told.AsCoroutine(task) : Relays.AsCoroutine(task);
    }

    /// <summary>A coroutine that awaits the value task.</summary>
    /// <param name="task">The value task; as always, it is awaited once.</param>
    public static Coroutine AsCoroutine(this ValueTask task) => Scope.IsAskedHere ? Relays.Told.AsCoroutine(task) : Relays.AsCoroutine(task);

    /// <summary>A coroutine that awaits the value task and gives its value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="task">The value task; as always, it is awaited once.</param>
    public static Coroutine<T> AsCoroutine<T>(this ValueTask<T> task) =>
        Scope.IsAskedHere ? Relays.Told.AsCoroutine(task) : Relays.AsCoroutine(task);

    /// <summary>A coroutine that awaits the task or future.</summary>
    /// <param name="future">The task or future.</param>
    /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
    public static Coroutine AsCoroutine(this Future future)
    {
        ArgumentNullException.ThrowIfNull(future);
        return AsCoroutine(future);

        static async Coroutine AsCoroutine(Future future) => await future;
    }

    /// <summary>A coroutine that awaits the future and gives its value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="future">The future.</param>
    /// <exception cref="ArgumentNullException"><paramref name="future"/> is null.</exception>
    public static Coroutine<T> AsCoroutine<T>(this Future<T> future)
    {
        ArgumentNullException.ThrowIfNull(future);
        return AsCoroutine(future);

        static async Coroutine<T> AsCoroutine(Future<T> future) => await future;
    }

    /// <summary>A coroutine that awaits the task and gives its value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="task">The task.</param>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    public static Coroutine<T> AsCoroutine<T>(this LoopTask<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return AsCoroutine(task);

        static async Coroutine<T> AsCoroutine(LoopTask<T> task) => await task;
    }
}
