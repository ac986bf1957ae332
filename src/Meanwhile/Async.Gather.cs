using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>Runs several things at once. Coroutines become tasks. As <c>asyncio.gather</c>, where no results are wanted.</summary>
    /// <remarks>
    /// Arguments without end leave no room for the place of the call: the tasks say that "Gather" created them. Give a collection
    /// where the place matters.
    /// </remarks>
    /// <param name="awaitables">Coroutines, tasks and futures.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    // An array of tasks with values is an array of these too, and would lose its values.
    [OverloadResolutionPriority(-1)]
    public static Future Gather(params IAwaitable[] awaitables)
    {
        ArgumentNullException.ThrowIfNull(awaitables);
        return Gather((IEnumerable<IAwaitable>)awaitables, nameof(Gather), line: 0);
    }

    /// <summary>Runs several things at once and gives their values in the order given. As <c>asyncio.gather</c>.</summary>
    /// <remarks>The first failure is thrown at once and the others go on; use <c>Map</c> or a <see cref="TaskGroup"/> to cancel them.</remarks>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="coroutines">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<T[]> Gather<T>(
        IEnumerable<Coroutine<T>> coroutines,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var places = Gathering.Collect(coroutines, file, line, static (ref gathering, each) => gathering.AddCoroutine(each));
        return GatherFuture<T[]>.Of(places, static places => Array.ConvertAll(places, Futures.ResultOf<T>), keepFailures: false);
    }

    /// <summary>Runs several things at once and gives their values in the order given. As <c>asyncio.gather</c>.</summary>
    /// <remarks>The first failure is thrown at once and the others go on; use <c>Map</c> or a <see cref="TaskGroup"/> to cancel them.</remarks>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="awaitables">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<T[]> Gather<T>(
        IEnumerable<IAwaitable<T>> awaitables,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(awaitables);
        var places = Gathering.Collect(awaitables, file, line, static (ref gathering, each) => gathering.Add(each));
        return GatherFuture<T[]>.Of(places, static places => Array.ConvertAll(places, Futures.ResultOf<T>), keepFailures: false);
    }

    /// <summary>Runs several things at once and gives their values in the order given. As <c>asyncio.gather</c>.</summary>
    /// <remarks>The first failure is thrown at once and the others go on; use <c>Map</c> or a <see cref="TaskGroup"/> to cancel them.</remarks>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="tasks">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<T[]> Gather<T>(
        IEnumerable<Task<T>> tasks,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var places = Gathering.Collect(tasks, file, line, static (ref gathering, each) => gathering.AddTask(each));
        return GatherFuture<T[]>.Of(places, static places => Array.ConvertAll(places, Futures.ResultOf<T>), keepFailures: false);
    }

    /// <summary>Runs several things at once. As <c>asyncio.gather</c>, without results.</summary>
    /// <remarks>The first failure is thrown at once and the others go on; use <c>Map</c> or a <see cref="TaskGroup"/> to cancel them.</remarks>
    /// <param name="coroutines">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future Gather(
        IEnumerable<Coroutine> coroutines,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var places = Gathering.Collect(coroutines, file, line, static (ref gathering, each) => gathering.AddCoroutine(each));
        return GatherFuture<VoidResult>.Of(places, static _ => default, keepFailures: false);
    }

    /// <summary>Runs several things at once. As <c>asyncio.gather</c>, without results.</summary>
    /// <remarks>The first failure is thrown at once and the others go on; use <c>Map</c> or a <see cref="TaskGroup"/> to cancel them.</remarks>
    /// <param name="awaitables">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future Gather(
        IEnumerable<IAwaitable> awaitables,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(awaitables);
        var places = Gathering.Collect(awaitables, file, line, static (ref gathering, each) => gathering.Add(each));
        return GatherFuture<VoidResult>.Of(places, static _ => default, keepFailures: false);
    }

    /// <summary>Runs several things at once. As <c>asyncio.gather</c>, without results.</summary>
    /// <remarks>The first failure is thrown at once and the others go on; use <c>Map</c> or a <see cref="TaskGroup"/> to cancel them.</remarks>
    /// <param name="tasks">What to run; taken to its end at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">The argument is null, or one of them.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future Gather(
        IEnumerable<Task> tasks,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var places = Gathering.Collect(tasks, file, line, static (ref gathering, each) => gathering.AddTask(each));
        return GatherFuture<VoidResult>.Of(places, static _ => default, keepFailures: false);
    }
}
