namespace Meanwhile;

/// <summary>Turns whatever can be awaited into a future.</summary>
internal static class Futures
{
    /// <summary>The future itself, or a new task of the coroutine. As asyncio's <c>ensure_future</c>.</summary>
    internal static Future Ensure(IAwaitable awaitable, string file = "", int line = 0)
    {
        switch (awaitable)
        {
            case Future future:
                future.RequireLoop();
                return future;
            case ICold coroutine:
                var task = coroutine.MakeTask(EventLoop.Current, null, file, line);
                task.Start();
                return task;
            default:
                return Async.CreateTask(Await(awaitable), null, false, file, line);
        }
    }

    /// <summary>As <see cref="Ensure"/>, for what has a value.</summary>
    internal static Future Ensure<T>(IAwaitable<T> awaitable, string file = "", int line = 0) =>
        awaitable is Future or ICold ? Ensure((IAwaitable)awaitable, file, line) : Async.CreateTask(Await(awaitable), null, false, file, line);

    /// <summary>The value of a done future that is known to have one of that type, or throws what it failed with.</summary>
    internal static T ResultOf<T>(Future future) => ((IResult<T>)future).Result;

    /// <summary>How many they are, where that can be told without going through them; else 0.</summary>
    internal static int CountOf<T>(IEnumerable<T> given) =>
        given.TryGetNonEnumeratedCount(out var count) || (given as IEnumerable<LoopTask>)?.TryGetNonEnumeratedCount(out count) == true
            ? count
            : 0;

    /// <summary>The coroutine itself, or one that awaits whatever else it is.</summary>
    internal static Coroutine AsCoroutine(IAwaitable awaitable) => awaitable is Coroutine coroutine ? coroutine : Await(awaitable);

    /// <inheritdoc cref="AsCoroutine(IAwaitable)"/>
    internal static Coroutine<T> AsCoroutine<T>(IAwaitable<T> awaitable) =>
        awaitable is Coroutine<T> coroutine ? coroutine : Await(awaitable);

    private static async Coroutine Await(IAwaitable awaitable) => await awaitable;

    private static async Coroutine<T> Await<T>(IAwaitable<T> awaitable) => await awaitable;
}
