using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Does the same work for many items at once, a limited number at a time, and gives the results in the order of the items.
    /// When one fails the others are cancelled.
    /// </summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TResult">What the work gives.</typeparam>
    /// <param name="items">The items; the next one is taken when there is room for it.</param>
    /// <param name="each">The work on one item.</param>
    /// <param name="limit">How many at a time; null for all at once.</param>
    /// <param name="file">Filled in by the compiler: where the tasks are created.</param>
    /// <param name="line">Filled in by the compiler: where the tasks are created.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="each"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ExceptionGroup">From the await: all failures; one at least.</exception>
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
        return Map(items, each, limit, file, line);

        static async Coroutine<TResult[]> Map(IEnumerable<TItem> items, Func<TItem, Coroutine<TResult>> each, int? limit, string file, int line)
        {
            var results = new List<TResult>(items.TryGetNonEnumeratedCount(out var count) ? count : 0);
            await ForAll(
                items,
                async (item, index) =>
                {
                    while (results.Count <= index)
                    {
                        results.Add(default!);
                    }

                    results[index] = await each(item);
                },
                limit,
                file,
                line
            );
            return [.. results];
        }
    }

    /// <summary>Does the same work for many items at once, a limited number at a time. When one fails the others are cancelled.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="items">The items; the next one is taken when there is room for it.</param>
    /// <param name="each">The work on one item.</param>
    /// <param name="limit">How many at a time; null for all at once.</param>
    /// <param name="file">Filled in by the compiler: where the tasks are created.</param>
    /// <param name="line">Filled in by the compiler: where the tasks are created.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="each"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ExceptionGroup">From the await: all failures; one at least.</exception>
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
        return Map(items, each, limit, file, line);

        static async Coroutine Map(IEnumerable<TItem> items, Func<TItem, Coroutine> each, int? limit, string file, int line) =>
            await ForAll(items, (item, _) => each(item), limit, file, line);
    }

    /// <summary>Workers in a group take the items one by one; there are as many as the limit allows and the items need.</summary>
    private static async Coroutine ForAll<TItem>(
        IEnumerable<TItem> items,
        Func<TItem, int, Coroutine> each,
        int? limit,
        string file,
        int line
    )
    {
        using var source = items.GetEnumerator();
        var taken = 0;
        await TaskGroup.Run(group =>
        {
            for (var workers = 0; workers < (limit ?? int.MaxValue) && source.MoveNext(); workers++)
            {
                group.CreateTask(Work(source.Current, taken++), null, false, file, line);
            }

            return Coroutine.Completed;
        });

        async Coroutine Work(TItem first, int firstIndex)
        {
            var item = first;
            var index = firstIndex;
            while (true)
            {
                await each(item, index);
                if (!source.MoveNext())
                {
                    return;
                }

                item = source.Current;
                index = taken++;
            }
        }
    }

    internal static void RequireLimit(int? limit)
    {
        if (limit is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(limit));
        }
    }
}
