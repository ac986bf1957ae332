using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Does the same work for many items at once, a limited number at a time, and gives the results in the order of the items.
    /// When one fails the others are cancelled, and it throws that failure when they have ended.
    /// </summary>
    /// <remarks>
    /// Without a limit all items are taken at the start. With one a collection, such as an array, a list or a dictionary, is copied at
    /// the start, so that the work may change it. Any other sequence may be of any length: its next item is taken when there is room for
    /// it, by the task whose item is done, and its end is looked for once. What it is made from must not change meanwhile. What fails
    /// after the first failure goes to the loop's error handler, with its item.
    /// </remarks>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TResult">What the work gives.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="each">The work on one item.</param>
    /// <param name="limit">How many at a time; null for all at once.</param>
    /// <param name="file">Filled in by the compiler: where the tasks are created.</param>
    /// <param name="line">Filled in by the compiler: where the tasks are created.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="each"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="Exception">From the await: what the first item, or the sequence, failed with; that very object.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled, or the work on an item ended by a cancel of its own.</exception>
    public static Coroutine<TResult[]> Map<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, Coroutine<TResult>> each,
        int? limit = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(each);
        RequireLimit(limit);
        return TaskGroup.Map(items, each, limit, file, line);
    }

    /// <summary>
    /// Does the same work for many items at once, a limited number at a time. When one fails the others are cancelled, and it throws
    /// that failure when they have ended.
    /// </summary>
    /// <inheritdoc cref="Map{TItem, TResult}(IEnumerable{TItem}, Func{TItem, Coroutine{TResult}}, int?, string, int)" path="/remarks"/>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="each">The work on one item.</param>
    /// <param name="limit">How many at a time; null for all at once.</param>
    /// <param name="file">Filled in by the compiler: where the tasks are created.</param>
    /// <param name="line">Filled in by the compiler: where the tasks are created.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="each"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="Exception">From the await: what the first item, or the sequence, failed with; that very object.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled, or the work on an item ended by a cancel of its own.</exception>
    public static Coroutine Map<TItem>(
        IEnumerable<TItem> items,
        Func<TItem, Coroutine> each,
        int? limit = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(each);
        RequireLimit(limit);
        return TaskGroup.Map(items, each, limit, file, line);
    }

    internal static void RequireLimit(int? limit)
    {
        if (limit is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(limit));
        }
    }
}
