using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>Runs several things at once and tells how each ended. As <c>asyncio.gather</c> with <c>return_exceptions=True</c>.</summary>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="coroutines">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(
        IEnumerable<Coroutine<T>> coroutines,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var places = Gathering.Collect(coroutines, file, line, static (ref gathering, each) => gathering.AddCoroutine(each));
        return GatherFuture<Outcome<T>[]>.Of(places, static places => Array.ConvertAll(places, Outcome<T>.Of), keepFailures: true);
    }

    /// <summary>Runs several things at once and tells how each ended. As <c>asyncio.gather</c> with <c>return_exceptions=True</c>.</summary>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="awaitables">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(
        IEnumerable<IAwaitable<T>> awaitables,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(awaitables);
        var places = Gathering.Collect(awaitables, file, line, static (ref gathering, each) => gathering.Add(each));
        return GatherFuture<Outcome<T>[]>.Of(places, static places => Array.ConvertAll(places, Outcome<T>.Of), keepFailures: true);
    }

    /// <summary>Runs several things at once and tells how each ended. As <c>asyncio.gather</c> with <c>return_exceptions=True</c>.</summary>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="tasks">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(
        IEnumerable<Task<T>> tasks,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var places = Gathering.Collect(tasks, file, line, static (ref gathering, each) => gathering.AddTask(each));
        return GatherFuture<Outcome<T>[]>.Of(places, static places => Array.ConvertAll(places, Outcome<T>.Of), keepFailures: true);
    }

    /// <summary>Runs several things at once and tells how each ended. As <c>asyncio.gather</c> with <c>return_exceptions=True</c>.</summary>
    /// <param name="coroutines">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<Outcome[]> GatherOutcomes(
        IEnumerable<Coroutine> coroutines,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var places = Gathering.Collect(coroutines, file, line, static (ref gathering, each) => gathering.AddCoroutine(each));
        return GatherFuture<Outcome[]>.Of(places, static places => Array.ConvertAll(places, Outcome.Of), keepFailures: true);
    }

    /// <summary>Runs several things at once and tells how each ended. As <c>asyncio.gather</c> with <c>return_exceptions=True</c>.</summary>
    /// <param name="awaitables">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<Outcome[]> GatherOutcomes(
        IEnumerable<IAwaitable> awaitables,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(awaitables);
        var places = Gathering.Collect(awaitables, file, line, static (ref gathering, each) => gathering.Add(each));
        return GatherFuture<Outcome[]>.Of(places, static places => Array.ConvertAll(places, Outcome.Of), keepFailures: true);
    }

    /// <summary>Runs several things at once and tells how each ended. As <c>asyncio.gather</c> with <c>return_exceptions=True</c>.</summary>
    /// <param name="tasks">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<Outcome[]> GatherOutcomes(
        IEnumerable<Task> tasks,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var places = Gathering.Collect(tasks, file, line, static (ref gathering, each) => gathering.AddTask(each));
        return GatherFuture<Outcome[]>.Of(places, static places => Array.ConvertAll(places, Outcome.Of), keepFailures: true);
    }
}
